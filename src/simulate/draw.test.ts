import { describe, expect, it } from 'vitest';
import { drawFor, hashOf, stream } from './draw.ts';

describe('repeatable drawing', () => {
  it('gives the same numbers for the same name on every machine', () => {
    const draw = drawFor(1, stream.report, 42);
    expect([draw.uint32(), draw.below(10), draw.between(5, 9), draw.chance(500)]).toMatchInlineSnapshot(`
      [
        1568152281,
        6,
        9,
        false,
      ]
    `);
    expect(hashOf(1, stream.person, 7, 3)).toMatchInlineSnapshot(`99031419`);
    expect(hashOf(2 ** 40 + 1, stream.person, 7, 3)).not.toBe(hashOf(1, stream.person, 7, 3));
  });

  it('does not depend on what was drawn elsewhere', () => {
    const alone = drawFor(9, stream.chat, 3).uint32();
    drawFor(9, stream.chat, 2).uint32();
    expect(drawFor(9, stream.chat, 3).uint32()).toBe(alone);
  });

  it('spreads neighbouring indexes evenly', () => {
    const buckets = new Uint32Array(16);
    for (let index = 0; index < 16_000; index += 1) {
      const bucket = hashOf(1, stream.plan, index) >>> 28;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(850);
    expect(Math.max(...buckets)).toBeLessThan(1150);
  });

  it('stays inside its bounds', () => {
    const draw = drawFor(3, stream.time, 1);
    for (let turn = 0; turn < 2000; turn += 1) {
      expect(draw.between(-3, 4)).toBeGreaterThanOrEqual(-3);
      expect(draw.below(7)).toBeLessThan(7);
    }
  });
});
