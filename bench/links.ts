import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { commandDeed } from '../src/app/actors.ts';
import { openMachine } from '../src/app/machine.ts';
import type { App } from '../src/app/wire.ts';
import { loadNetworks } from '../src/jurisdiction/index.ts';
import { relink } from '../src/links/index.ts';
import { readConfig } from '../src/platform/config.ts';
import { silentLog } from '../src/platform/log.ts';
import { networkCsv, plantLinkFacts } from './links/facts.ts';
import {
  growthExponent,
  percentile,
  printResult,
  printTable,
  readOptions,
  rounded,
  timed,
  watchMemory,
} from './shared/report.ts';

/**
 * Linking alone, on generated facts copied straight into an embedded PostgreSQL: everything at once into empty tables,
 * everything again over full ones, and one fresh report at a time. The baseline is the plain SQL join of all pairs of
 * mentions that share an identifier of at most 50 mentions: no weights, no times, no clusters.
 *
 *   npm run bench links -- --mentions 25000,100000,250000
 *   npm run bench links -- --small
 */

interface Measure {
  readonly mentions: number;
  readonly observations: number;
  readonly edges: number;
  readonly persons: number;
  readonly baselineSeconds: number;
  readonly fullSeconds: number;
  readonly againSeconds: number;
  readonly freshP50Ms: number;
  readonly freshP95Ms: number;
  readonly rssMiB: number;
}

const options = readOptions(process.argv.slice(2));
const sizes = options.has('small')
  ? [1000, 2000, 4000]
  : (options.get('mentions') ?? '25000,100000,250000').split(',').map(Number);

const measures: Measure[] = [];
for (const mentions of sizes) measures.push(await measure(mentions));
printMeasures(measures);

async function measure(mentions: number): Promise<Measure> {
  const folder = await mkdtemp(join(options.get('folder') || tmpdir(), 'vigie-bench-'));
  const config = readConfig({ VIGIE_DATA: join(folder, 'data') }, folder);
  const machine = await openMachine({
    config,
    log: silentLog,
    jobs: [{ name: 'rebuild', waiting: 'one', expireSeconds: 60 }],
    program: 'command',
  });
  try {
    const act = machine.app.runtime(commandDeed('bench')).act;
    await act((ctx) => loadNetworks(ctx, { csv: networkCsv() }));
    const observations = await plantAll(machine.app, mentions);
    const baseline = await timed(() => joinAllPairs(machine.app));
    const memory = watchMemory();
    const full = await timed(() => act((ctx) => relink(ctx, { all: true })));
    const rssMiB = memory.stop();
    const again = await timed(() => act((ctx) => relink(ctx, { all: true })));
    const fresh = await relinkOneByOne(machine.app, 60);
    return {
      mentions,
      observations,
      ...(await countLinks(machine.app)),
      baselineSeconds: baseline.seconds,
      fullSeconds: full.seconds,
      againSeconds: again.seconds,
      freshP50Ms: percentile(fresh, 0.5),
      freshP95Ms: percentile(fresh, 0.95),
      rssMiB,
    };
  } finally {
    await machine.close({ stopDatabase: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function plantAll(app: App, mentions: number): Promise<number> {
  const observations = await app.look((ctx) => plantLinkFacts(ctx.tx, mentions));
  await app.look((ctx) => ctx.tx.run(sql`ANALYZE`));
  return observations;
}

async function joinAllPairs(app: App): Promise<void> {
  await app.look(async ({ tx }) => {
    await tx.run(sql`SET LOCAL work_mem = '128MB'`);
    await tx.rows(sql`
      WITH seen AS (SELECT DISTINCT identifier_id, observed_person_id FROM identity.observation),
      shared AS (SELECT identifier_id FROM seen GROUP BY 1 HAVING count(*) BETWEEN 2 AND 50)
      SELECT count(*) FROM (
        SELECT DISTINCT a.observed_person_id, b.observed_person_id
        FROM shared JOIN seen a USING (identifier_id) JOIN seen b USING (identifier_id)
        WHERE a.observed_person_id < b.observed_person_id) pairs (a, b)`);
  });
}

/** As if each of these reports had just arrived: all of its identifiers and persons are computed again. */
async function relinkOneByOne(app: App, count: number): Promise<readonly number[]> {
  const act = app.runtime(commandDeed('bench')).act;
  const reports = await app.look((ctx) =>
    ctx.tx.rows<{ id: string }>(sql`
      SELECT id FROM intake.report ORDER BY hashint8(id) LIMIT ${count}`),
  );
  const milliseconds: number[] = [];
  for (const { id } of reports) {
    const { seconds } = await timed(() => act((ctx) => relink(ctx, { observedFrom: [id] })));
    milliseconds.push(seconds * 1000);
  }
  return milliseconds;
}

async function countLinks(app: App): Promise<{ readonly edges: number; readonly persons: number }> {
  return app.look((ctx) =>
    ctx.tx.one<{ edges: number; persons: number }>(sql`
      SELECT (SELECT count(*)::integer FROM links.edge) AS edges,
        (SELECT count(DISTINCT person_id)::integer FROM links.membership) AS persons`),
  );
}

function printMeasures(all: readonly Measure[]): void {
  printTable(
    'facts to presumed persons (seconds)',
    ['mentions', 'observations', 'edges', 'persons', 'pairs by SQL', 'all, first', 'all, again', 'rss MiB'],
    all.map((m) => [
      m.mentions,
      m.observations,
      m.edges,
      m.persons,
      m.baselineSeconds,
      m.fullSeconds,
      m.againSeconds,
      m.rssMiB,
    ]),
  );
  printTable(
    'one fresh report (milliseconds)',
    ['mentions', 'p50', 'p95'],
    all.map((m) => [m.mentions, m.freshP50Ms, m.freshP95Ms]),
  );
  const last = all.at(-1);
  printResult({
    bench: 'links',
    mentions: last?.mentions,
    observations: last?.observations,
    seconds: rounded(last?.fullSeconds ?? 0, 2),
    againSeconds: rounded(last?.againSeconds ?? 0, 2),
    baselineSeconds: rounded(last?.baselineSeconds ?? 0, 2),
    freshP95Ms: rounded(last?.freshP95Ms ?? 0, 1),
    rssMiB: last?.rssMiB,
    growthExponent: growthExponent(all.map((m) => ({ size: m.mentions, cost: m.fullSeconds }))),
  });
}
