import { statfs } from 'node:fs/promises';
import type { Config } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import {
  type Counts,
  countThings,
  findServerVersion,
  findSourceSample,
  findUsedSegments,
} from './doctor.store.ts';
import type { Machine } from './machine.ts';
import type { App, Deed } from './wire.ts';

/** One check: `not-run` when what it needs was not there, which is never the same as good. */
export interface Finding {
  readonly check: (typeof checkNames)[number];
  readonly state: 'good' | 'bad' | 'not-run';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const checkNames = [
  'node',
  'disk',
  'postgres',
  'migrations',
  'vault',
  'segments',
  'fresh',
  'intakes',
  'accounts',
  'networks',
] as const;

type Outcome = Omit<Finding, 'check'>;

export interface Patient {
  readonly config: Config;
  readonly nodeVersion: string;
  open(): Promise<Machine>;
  readonly deed: Deed;
}

const leastFreeBytes = 2 * 1024 ** 3;
const sampledSources = 40;
const sampledBytes = 64 * 1024 ** 2;

/** Examines the installation without changing it, in the order of `checkNames`. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const outcomes = new Map<string, Outcome>([
    ['node', checkNode(patient.nodeVersion)],
    ['disk', await checkDisk(patient.config.dataFolder)],
  ]);
  for (const [check, outcome] of await examineDatabase(patient)) outcomes.set(check, outcome);
  return checkNames.map((check) => ({ check, ...(outcomes.get(check) ?? notRun) }));
}

const notRun: Outcome = { state: 'not-run', code: 'app.finding.not-run', params: {} };

function good(code: string, params: Outcome['params'] = {}): Outcome {
  return { state: 'good', code, params };
}

function bad(code: string, params: Outcome['params'] = {}): Outcome {
  return { state: 'bad', code, params };
}

function checkNode(version: string): Outcome {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isSupported = major > 20 || (major === 20 && minor >= 19);
  return isSupported ? good('app.finding.node', { version }) : bad('app.finding.node-too-old', { version });
}

async function checkDisk(folder: string): Promise<Outcome> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 1024 ** 2);
    return bavail * bsize >= leastFreeBytes
      ? good('app.finding.disk', { free })
      : bad('app.finding.disk-low', { free });
  } catch {
    // The folder is made by the first start.
    return notRun;
  }
}

async function examineDatabase(patient: Patient): Promise<readonly (readonly [string, Outcome])[]> {
  let machine: Machine;
  try {
    machine = await patient.open();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown';
    return [['postgres', bad('app.finding.no-database', { reason })]];
  }
  const { app } = machine;
  return app.act(patient.deed, async (ctx) => {
    await ctx.demand('system.operate');
    const counts = await countThings(ctx.tx);
    const version = await findServerVersion(ctx.tx);
    await ctx.record({ act: 'app.examined', subject: { kind: 'installation', id: null } });
    return [
      ['postgres', good('app.finding.postgres', { version: Math.floor(version / 10_000) })],
      // Opening has applied what was missing, and refuses a database newer than the program.
      ['migrations', good('app.finding.migrations', { count: machine.applied.length })],
      ['vault', await checkVault(ctx, app)],
      ['segments', await checkSegments(ctx, app)],
      ...checkCounts(counts),
    ] as const;
  });
}

/** Hashes again a random sample of what was sealed: a flipped byte is found here before it is needed. */
async function checkVault(ctx: Ctx, app: App): Promise<Outcome> {
  const draws = [...ctx.randomBytes(sampledSources * 2)].map((byte) => byte / 256);
  const sample = await findSourceSample(ctx.tx, draws);
  let bytes = 0;
  let verified = 0;
  for (const source of sample) {
    if (bytes + source.sizeBytes > sampledBytes && verified > 0) continue;
    bytes += source.sizeBytes;
    if (!(await isIntact(app, source))) return bad('app.finding.vault-damaged', { id: source.id });
    verified += 1;
  }
  return verified === 0 ? notRun : good('app.finding.vault', { count: verified });
}

async function isIntact(
  app: App,
  source: Parameters<App['vault']['rehash']>[0] & { digest: Uint8Array },
): Promise<boolean> {
  try {
    return Buffer.from(await app.vault.rehash(source)).equals(source.digest);
  } catch {
    // A segment that cannot be read is as bad as one that was changed.
    return false;
  }
}

async function checkSegments(ctx: Ctx, app: App): Promise<Outcome> {
  const used = await findUsedSegments(ctx.tx);
  const present = new Set(app.vault.listSegments());
  const missing = [...used].filter((segment) => !present.has(segment)).length;
  // Sealed just before a crash, never referred to: harmless, and worth knowing.
  const orphans = [...present].filter((segment) => !used.has(segment)).length;
  if (missing > 0) return bad('app.finding.segments-missing', { missing });
  return good('app.finding.segments', { count: used.size, orphans });
}

function checkCounts(counts: Counts): readonly (readonly [string, Outcome])[] {
  const { fresh, reports, unfinishedIntakes, accounts, networks } = counts;
  return [
    [
      'fresh',
      fresh === 0 ? good('app.finding.all-ranked', { reports }) : bad('app.finding.fresh', { count: fresh }),
    ],
    [
      'intakes',
      unfinishedIntakes === 0
        ? good('app.finding.intakes')
        : bad('app.finding.intakes-unfinished', { count: unfinishedIntakes }),
    ],
    [
      'accounts',
      accounts > 0 ? good('app.finding.accounts', { count: accounts }) : bad('app.finding.no-account'),
    ],
    [
      'networks',
      networks > 0 ? good('app.finding.networks', { count: networks }) : bad('app.finding.no-network'),
    ],
  ];
}
