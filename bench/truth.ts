import { createReadStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { commandDeed } from '../src/app/actors.ts';
import { openMachine } from '../src/app/machine.ts';
import type { App } from '../src/app/wire.ts';
import { ingest } from '../src/flows/ingest.ts';
import { jobs } from '../src/flows/jobs.ts';
import { rescore } from '../src/flows/rescore.ts';
import { loadNetworks } from '../src/jurisdiction/index.ts';
import { readConfig } from '../src/platform/config.ts';
import { silentLog } from '../src/platform/log.ts';
import { readTruth, scoreLinks, scoreRanks, scoreStatedLinks, simulate } from '../src/simulate/index.ts';
import { printResult, printTable, readOptions, rounded } from './shared/report.ts';

/**
 * How much of what was planted is found: links against the true persons, ranks against the planted situations,
 * refusals against the damaged files.
 *
 *   npm run bench truth -- --reports 2000 --seed 1
 *   npm run bench truth -- --small
 */
const options = readOptions(process.argv.slice(2));
const reports = options.has('small') ? 600 : Number(options.get('reports') ?? 2000);
const seed = Number(options.get('seed') ?? 1);

const folder = await mkdtemp(join(options.get('folder') || tmpdir(), 'vigie-bench-'));
const world = join(folder, 'world');
await simulate({ reports, seed, out: world });
const config = readConfig({ VIGIE_DATA: join(folder, 'data') }, folder);
const machine = await openMachine({ config, log: silentLog, jobs, program: 'command' });
try {
  await importWorld(machine.app);
  await printScores(machine.app);
} finally {
  await machine.close({ stopDatabase: true });
  rmSync(folder, { recursive: true, force: true });
}

async function importWorld(app: App): Promise<void> {
  const runtime = app.runtime(commandDeed('bench'));
  const csv = () => createReadStream(join(world, 'reference', 'networks.csv'));
  await runtime.act((ctx) => loadNetworks(ctx, { csv: csv() }));
  await ingest(runtime, { channel: 'command', label: 'truth', paths: [join(world, 'sources')] });
  await rescore(runtime, { all: true });
}

interface Found {
  /** Presumed person by `file locator` of the mention. */
  readonly clusters: ReadonlyMap<string, string>;
  /** Tier by `file locator` of the report, current versions only. */
  readonly tiers: ReadonlyMap<string, number>;
  readonly refused: ReadonlySet<string>;
}

async function findingsOf(app: App): Promise<Found> {
  return app.look(async ({ tx }) => {
    const mentions = await tx.rows<{
      name: string;
      report: string;
      locator: string;
      role: string;
      person: string;
    }>(sql`
      SELECT s.name, r.locator AS report, p.locator, p.role, m.person_id::text AS person
      FROM identity.observed_person p
      JOIN intake.report r ON r.id = p.report_id
      JOIN intake.source s ON s.id = p.source_id
      JOIN links.membership m ON m.observed_person_id = p.id
      ORDER BY p.id`);
    const ranks = await tx.rows<{ name: string; locator: string; tier: number }>(sql`
      SELECT s.name, r.locator, k.tier
      FROM triage.rank k JOIN intake.report r ON r.id = k.report_id JOIN intake.source s ON s.id = r.source_id`);
    const refused = await tx.rows<{ name: string }>(sql`
      SELECT name FROM intake.delivery WHERE outcome = 'refused'`);
    const clusters = new Map<string, string>();
    for (const { name, report, locator, role, person } of mentions) {
      clusters.set(`${name} ${locator}`, person);
      // A person who stands in the words of a report has no place known beforehand.
      const first = `${name} ${report} ${role}`;
      if (!clusters.has(first)) clusters.set(first, person);
    }
    return {
      clusters,
      tiers: new Map(ranks.map(({ name, locator, tier }) => [`${name} ${locator}`, tier])),
      refused: new Set(refused.map(({ name }) => name)),
    };
  });
}

async function printScores(app: App): Promise<void> {
  const found = await findingsOf(app);
  const truth: [string, string][] = [];
  const situations = new Map<string, [string, number][]>();
  const current = new Map<string, string>();
  for await (const report of readTruth(world, 'reports')) {
    const key = `${report.file} ${report.locator}`;
    if (report.externalRef !== null) current.set(`${report.registry} ${report.externalRef}`, key);
    for (const mention of report.mentions) {
      if (mention.role === 'recipient') continue;
      const place = `${report.file} ${mention.locator}`;
      truth.push([found.clusters.has(place) ? place : `${key} ${mention.role}`, mention.person]);
    }
    const rows = situations.get(report.situation) ?? [];
    rows.push([key, report.tier]);
    situations.set(report.situation, rows);
  }
  const latest = new Set(current.values());
  const links = scoreLinks(truth, found.clusters);
  printTable(
    'links, by pairs of mentions',
    ['mentions', 'missing', 'true pairs', 'predicted', 'right', 'precision', 'recall'],
    [
      [
        links.mentions,
        links.missing,
        links.truePairs,
        links.predictedPairs,
        links.rightPairs,
        links.precision.toFixed(4),
        links.recall.toFixed(4),
      ],
    ],
  );
  const stated = await statedLinks(found);
  printTable(
    'stated pairs',
    ['pair', 'stated', 'agreed'],
    Object.entries(stated).map(([why, t]) => [why, t.stated, t.agreed]),
  );
  const ranked = [...situations].map(([situation, rows]) => {
    const expected = rows.filter(([key]) => found.tiers.has(key) || latest.has(key));
    return { situation, ...scoreRanks(expected, found.tiers) };
  });
  printTable(
    'reports that stand at their planted tier or above',
    ['situation', 'reports', 'found', 'first missed'],
    ranked.map(({ situation, expected, found: kept, missed }) => [
      situation,
      expected,
      kept,
      missed[0] ?? '',
    ]),
  );
  const tiers = new Map<number, number>();
  for (const tier of found.tiers.values()) tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
  printTable(
    'the queue',
    ['tier', 'reports'],
    [...tiers].toSorted(([a], [b]) => a - b).map(([tier, count]) => [String(tier), count]),
  );
  const urgent = scoreRanks(await urgentReports(), found.tiers);
  const damaged = await damagedFiles();
  const refused = damaged.filter((file) => found.refused.has(file)).length;
  printTable(
    'planted',
    ['', 'planted', 'found'],
    [
      ['urgent reports in tiers 1 and 2', urgent.expected, urgent.found],
      ['damaged files refused', damaged.length, refused],
      ['files refused that are not damaged', 0, found.refused.size - refused],
    ],
  );
  printResult({
    bench: 'truth',
    reports,
    seed,
    precision: rounded(links.precision, 4),
    recall: rounded(links.recall, 4),
    missingMentions: links.missing,
    urgentPlanted: urgent.expected,
    urgentFound: urgent.found,
    damagedPlanted: damaged.length,
    damagedRefused: refused,
    wronglyRefused: found.refused.size - refused,
  });
}

async function statedLinks(found: Found): Promise<ReturnType<typeof scoreStatedLinks>['byReason']> {
  const rows = [];
  for await (const { verdict, why, left, right } of readTruth(world, 'links')) {
    rows.push({ verdict, why, left: keyOf(found, left), right: keyOf(found, right) });
  }
  return scoreStatedLinks(rows, found.clusters).byReason;
}

function keyOf(found: Found, place: { readonly file: string; readonly locator: string }): string {
  const exact = `${place.file} ${place.locator}`;
  return found.clusters.has(exact) ? exact : `${place.file} json: suspect`;
}

async function urgentReports(): Promise<readonly (readonly [string, number])[]> {
  const rows: (readonly [string, number])[] = [];
  for await (const { kind, files } of readTruth(world, 'planted')) {
    const [file = ''] = kind === 'look-alike-facts' ? files.slice(1) : files;
    if (kind === 'urgent' || kind === 'look-alike-facts') {
      rows.push([`${file} ${file.endsWith('.xml') ? 'xml:/report[1]' : 'json:'}`, 2]);
    }
  }
  return rows;
}

async function damagedFiles(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { kind, files } of readTruth(world, 'planted')) {
    if (kind === 'malformed') names.push(...files);
  }
  return names;
}
