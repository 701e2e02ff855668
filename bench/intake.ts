import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { commandDeed } from '../src/app/actors.ts';
import { openMachine } from '../src/app/machine.ts';
import type { App } from '../src/app/wire.ts';
import { ingest } from '../src/flows/ingest.ts';
import { jobs } from '../src/flows/jobs.ts';
import { rescore } from '../src/flows/rescore.ts';
import { readConfig } from '../src/platform/config.ts';
import { createLog } from '../src/platform/log.ts';
import { simulate } from '../src/simulate/index.ts';
import { measureQueue } from './shared/queue-requests.ts';
import { measureReading, type ReadingCost } from './shared/reading.ts';
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
 * From files to ranked queue, on a fresh embedded PostgreSQL for each size; the simulation is not counted.
 *
 *   npm run bench intake -- --reports 25000,100000,250000
 *   npm run bench intake -- --small
 */

interface Measure extends ReadingCost {
  readonly reports: number;
  readonly files: number;
  readonly identifiers: number;
  readonly ingestSeconds: number;
  readonly rescoreSeconds: number;
  readonly rssMiB: number;
  readonly queueP95Ms: number;
}

const options = readOptions(process.argv.slice(2));
const sizes = options.has('small')
  ? [500, 1000, 2000]
  : (options.get('reports') ?? '25000,100000,250000').split(',').map(Number);

if (options.has('one')) printResult({ ...(await measure(Number(options.get('one')))) });
else printMeasures(sizes.map(measureApart));

/** Each size in a process of its own, so that the memory of one does not count for the next. */
function measureApart(reports: number): Measure {
  const argv = [...process.execArgv, fileURLToPath(import.meta.url), '--one', String(reports)];
  const folder = options.get('folder');
  if (folder !== undefined) argv.push('--folder', folder);
  const child = spawnSync(process.execPath, argv, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.status !== 0) throw new Error(`the measure of ${reports} reports ended with ${child.status}`);
  // Our own last line, printed by the branch above.
  return JSON.parse(child.stdout.trim().split('\n').at(-1) ?? '') as Measure;
}

async function measure(reports: number): Promise<Measure> {
  const folder = await mkdtemp(join(options.get('folder') || tmpdir(), 'vigie-bench-'));
  // Open to the account that PostgreSQL runs under when the bench runs as root.
  await chmod(folder, 0o755);
  const log = createLog(
    (line) => process.stderr.write(line),
    'warn',
    () => new Date(),
  );
  const config = readConfig({ VIGIE_DATA: join(folder, 'data') }, folder);
  const world = join(folder, 'world');
  note(`simulating ${reports} reports`);
  await simulate({ reports, seed: 1, out: world });
  const sources = join(world, 'sources');
  const machine = await openMachine({ config, log, jobs, program: 'command' });
  try {
    const memory = watchMemory();
    const ingested = await timed(() => ingestWorld(machine.app, sources));
    note(`${reports}: facts in ${ingested.seconds.toFixed(1)} s, ${JSON.stringify(ingested.result)}`);
    const rescored = await timed(() => rescore(machine.app.runtime(commandDeed('bench')), { all: true }));
    const rssMiB = memory.stop();
    note(`${reports}: ranked in ${rescored.seconds.toFixed(1)} s`);
    const reading = await measureReading(sources);
    return {
      ...reading,
      reports: ingested.result.reports,
      files: ingested.result.filesDone,
      identifiers: await countObservations(machine.app),
      ingestSeconds: ingested.seconds,
      rescoreSeconds: rescored.seconds,
      rssMiB,
      queueP95Ms: await measureQueue(machine.app),
    };
  } finally {
    await machine.close({ stopDatabase: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestWorld(app: App, sources: string) {
  let told = 0;
  return ingest(app.runtime(commandDeed('bench')), {
    channel: 'command',
    label: 'bench',
    paths: [sources],
    onProgress: ({ filesDone, filesTotal, elapsedMs }) => {
      if (elapsedMs - told < 10_000) return;
      told = elapsedMs;
      note(`  ${filesDone} of ${filesTotal} files, ${Math.round((filesDone / elapsedMs) * 1000)} a second`);
    },
  });
}

async function countObservations(app: App): Promise<number> {
  const { total } = await app.look((ctx) =>
    ctx.tx.one<{ total: number }>(sql`SELECT count(*)::integer AS total FROM identity.observation`),
  );
  return total;
}

function printMeasures(all: readonly Measure[]): void {
  printTable(
    'files to ranked queue (seconds)',
    [
      'reports',
      'files',
      'identifiers',
      'facts',
      'links and ranks',
      'total',
      'reports/s',
      'rss MiB',
      'queue p95 ms',
    ],
    all.map((m) => [
      m.reports,
      m.files,
      m.identifiers,
      m.ingestSeconds,
      m.rescoreSeconds,
      m.ingestSeconds + m.rescoreSeconds,
      Math.round(m.reports / (m.ingestSeconds + m.rescoreSeconds)),
      m.rssMiB,
      m.queueP95Ms,
    ]),
  );
  printTable(
    'reading alone, without a database (seconds)',
    ['reports', 'MB', 'read and digest', 'detect and read', 'of which JSON', 'JSON.parse alone', 'ratio'],
    all.map((m) => [
      m.reports,
      m.megabytes,
      m.gatherSeconds,
      m.parseSeconds,
      m.jsonReadSeconds,
      m.jsonFloorSeconds,
      m.jsonReadSeconds / m.jsonFloorSeconds,
    ]),
  );
  const last = all.at(-1);
  if (last === undefined) throw new Error('no size was measured');
  const seconds = last.ingestSeconds + last.rescoreSeconds;
  printResult({
    bench: 'intake',
    reports: last.reports,
    identifiers: last.identifiers,
    seconds: rounded(seconds, 1),
    ingestSeconds: rounded(last.ingestSeconds, 1),
    rescoreSeconds: rounded(last.rescoreSeconds, 1),
    rssMiB: last.rssMiB,
    rssMiBBySize: all.map((m) => m.rssMiB),
    growthExponent: growthExponent(
      all.map((m) => ({ size: m.reports, cost: m.ingestSeconds + m.rescoreSeconds })),
    ),
    queueP95Ms: last.queueP95Ms,
    jsonShareOfParse: rounded(last.jsonFloorSeconds / last.jsonReadSeconds, 3),
  });
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
