import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulate } from '../src/simulate/index.ts';
import {
  growthExponent,
  printResult,
  printTable,
  readOptions,
  rounded,
  timed,
  watchMemory,
} from './shared/report.ts';

/**
 * How fast a synthetic year is written, and in how much memory. Sizes go up, so that a peak belongs to the last.
 *
 *   npm run bench simulate -- --reports 25000,100000,250000
 *   npm run bench simulate -- --small
 */
const options = readOptions(process.argv.slice(2));
const sizes = options.has('small')
  ? [1000, 2000, 4000]
  : (options.get('reports') ?? '25000,100000,250000').split(',').map(Number);

const measures = [];
for (const reports of sizes) {
  const folder = await mkdtemp(join(options.get('folder') || tmpdir(), 'vigie-bench-'));
  let rssMiB = 0;
  const { seconds, result } = await timed(async () => {
    const memory = watchMemory();
    // The writing never yields to timers: memory is read where progress is told.
    const summary = await simulate({
      reports,
      seed: 1,
      out: join(folder, 'world'),
      onProgress: () => {
        rssMiB = Math.max(rssMiB, Math.round(process.memoryUsage.rss() / 1024 / 1024));
      },
    });
    rssMiB = Math.max(rssMiB, memory.stop());
    return summary;
  });
  rmSync(folder, { recursive: true, force: true });
  measures.push({ ...result, seconds, rssMiB });
}

printTable(
  'a synthetic year, to files',
  ['reports', 'persons', 'files', 'MB', 'seconds', 'reports/s', 'rss MiB'],
  measures.map((m) => [
    m.reports,
    m.persons,
    m.files,
    m.bytes / 1e6,
    m.seconds,
    Math.round(m.reports / m.seconds),
    m.rssMiB,
  ]),
);
const last = measures.at(-1);
if (last === undefined) throw new Error('no size was measured');
printResult({
  bench: 'simulate',
  reports: last.reports,
  seconds: rounded(last.seconds, 1),
  reportsPerSecond: Math.round(last.reports / last.seconds),
  rssMiB: last.rssMiB,
  growthExponent: growthExponent(measures.map((m) => ({ size: m.reports, cost: m.seconds }))),
  memoryGrowthExponent: growthExponent(measures.map((m) => ({ size: m.reports, cost: m.rssMiB }))),
});
