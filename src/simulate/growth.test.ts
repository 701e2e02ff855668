import { describe, expect, it } from 'vitest';
import { growthExponent } from '../kernel/growth.ts';
import { planYear } from './plan.ts';
import { simulatedYear } from './year.ts';

const sizes = [500, 1000, 2000, 4000];

describe('the cost of a year', () => {
  it('grows with the number of reports and no faster', () => {
    cpuSeconds(500);
    const measured = sizes.map((size) => ({ size, cost: cpuSeconds(size) }));
    expect(growthExponent(measured)).toBeLessThan(1.2);
  }, 120_000);

  it('holds a few numbers a report and nothing else', () => {
    const measured = sizes.map((size) => ({ size, cost: planBytes(size) }));
    expect(growthExponent(measured)).toBeLessThan(1.2);
    expect((measured.at(-1)?.cost ?? 0) / 4000).toBeLessThan(80);
  });
});

/** Time of this thread alone, which other work on the machine does not lengthen much. */
function cpuSeconds(reports: number): number {
  const before = process.cpuUsage();
  for (const output of simulatedYear(3, reports)) {
    if (output.kind !== 'file' || typeof output.content === 'string') continue;
    for (const piece of output.content) void piece;
  }
  const { user } = process.cpuUsage(before);
  return user / 1e6;
}

function planBytes(reports: number): number {
  const before = process.memoryUsage().arrayBuffers;
  const plan = planYear(3, reports);
  const held = process.memoryUsage().arrayBuffers - before;
  return plan.reports === reports ? held : Number.NaN;
}
