import { setImmediate as nextTurn } from 'node:timers/promises';
import { networkTable } from '../../jurisdiction/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Reason } from '../contract.ts';
import { contentBands } from '../rank/policy.ts';
import { rankReport } from '../rank/rank.ts';
import {
  type BandBounds,
  readHolders,
  rewriteSharedContents,
  updateSharedContents,
} from './content.store.ts';
import { type GatheredReport, gatherFacts } from './gather.ts';
import type { FindNetwork } from './observation-sheet.ts';
import {
  analyseRanks,
  lockDecisions,
  lockRanking,
  mirrorDecisions,
  prepareRanks,
  type RankRow,
  removeSuperseded,
  writeRanks,
} from './rank.store.ts';
import {
  readCurrentIds,
  readCurrentIdsAfter,
  readPersonNeighbours,
  readVersionFamily,
  touchAllReferences,
  touchReferences,
  writeVersions,
} from './version.store.ts';

export type RescoreInput = ({ readonly reportIds: readonly string[] } | { readonly all: true }) & {
  readonly onProgress?: (done: number) => void;
};

export interface Rescored {
  /** Reports whose rank was computed. */
  readonly ranked: number;
  /** Queue rows that are new or different. */
  readonly changed: number;
}

/** A few milliseconds of ranking. */
const reportsPerTurn = 50;

/** Enough to amortise seven statements, few enough to keep memory flat. */
const chunkSize = 2_000;

/**
 * Computes the rank of some reports, and of every other report whose rank depends on them: other versions, other
 * reports of the same presumed persons, reports sharing a content whose band changed. `all` computes every one.
 * Both give exactly the same rows, whatever the order in which reports arrived.
 *
 * @param input.reportIds  New reports, and those whose persons were linked anew: before and after.
 * Cost: linear in the reports computed; memory flat. Records one entry.
 */
export async function rescoreReports(ctx: Ctx, input: RescoreInput): Promise<Rescored> {
  await ctx.demand('system.operate');
  await lockRanking(ctx.tx);
  const all = 'all' in input;
  const chunks = all ? everyReport(ctx) : dependentReports(ctx, input.reportIds);
  const rescored = await rankAll(ctx, chunks, input.onProgress);
  await removeSuperseded(ctx.tx);
  if (all) {
    await mirrorDecisions(ctx.tx);
    await analyseRanks(ctx.tx);
  }
  await ctx.record({
    act: 'triage.rescored',
    subject: { kind: 'queue', id: null },
    details: { all, ranked: rescored.ranked, changed: rescored.changed },
  });
  return rescored;
}

async function* everyReport(ctx: Ctx): AsyncGenerator<readonly string[]> {
  await lockDecisions(ctx.tx);
  await touchAllReferences(ctx.tx);
  await writeVersions(ctx.tx);
  await rewriteSharedContents(ctx.tx, bandBounds);
  let afterId = '0';
  while (true) {
    const ids = await readCurrentIdsAfter(ctx.tx, afterId, chunkSize);
    const last = ids[ids.length - 1];
    if (last === undefined) return;
    yield ids;
    afterId = last;
  }
}

async function* dependentReports(ctx: Ctx, reportIds: readonly string[]): AsyncGenerator<readonly string[]> {
  await touchReferences(ctx.tx, reportIds);
  await writeVersions(ctx.tx);
  const family = await readVersionFamily(ctx.tx, reportIds);
  const crossed = await updateSharedContents(ctx.tx, family, bandBounds);
  const holders = crossed.length > 0 ? await readHolders(ctx.tx, crossed) : [];
  const neighbours = await readPersonNeighbours(ctx.tx, family);
  const ids = await readCurrentIds(ctx.tx, [...new Set([...family, ...holders, ...neighbours])]);
  for (let start = 0; start < ids.length; start += chunkSize) yield ids.slice(start, start + chunkSize);
}

/**
 * Two lanes side by side: the database writes the last chunk and gathers the next one while this one is ranked here.
 */
async function rankAll(
  ctx: Ctx,
  chunks: AsyncIterator<readonly string[]>,
  onProgress: RescoreInput['onProgress'],
): Promise<Rescored> {
  await prepareRanks(ctx.tx);
  const networks = await networkTable(ctx);
  const findNetwork: FindNetwork = (address) => networks.lookup(address);
  const gatherNext = async (): Promise<readonly GatheredReport[]> => {
    const next = await chunks.next();
    return next.done === true ? [] : gatherFacts(ctx.tx, next.value, findNetwork);
  };
  let ranked = 0;
  let changed = 0;
  let rows: readonly RankRow[] = [];
  let gathered = await gatherNext();
  while (gathered.length > 0 || rows.length > 0) {
    const current = gathered;
    const finished = rows;
    const database = async () => {
      if (finished.length > 0) changed += await writeRanks(ctx.tx, finished);
      return current.length > 0 ? gatherNext() : [];
    };
    [gathered, rows] = await both(database(), rankRowsFrom(current));
    ranked += finished.length;
    if (finished.length > 0) onProgress?.(ranked);
  }
  return { ranked, changed };
}

/** Waits for both even when one fails: nothing may reach the database after the transaction was given up. */
async function both<A, B>(left: Promise<A>, right: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([left, right]);
  return Promise.all([left, right]);
}

const bandBounds: BandBounds = {
  few: lowerBound('few'),
  several: lowerBound('several'),
  viral: lowerBound('viral'),
};

function lowerBound(band: 'few' | 'several' | 'viral'): number {
  return contentBands.find((bounds) => bounds.band === band)?.from ?? Number.MAX_SAFE_INTEGER;
}

/** Lets answers of the database in now and then, so that it never waits for us. */
async function rankRowsFrom(reports: readonly GatheredReport[]): Promise<readonly RankRow[]> {
  const rows: RankRow[] = [];
  for (const [index, report] of reports.entries()) {
    rows.push(rankRowFrom(report));
    if (index % reportsPerTurn === reportsPerTurn - 1) await nextTurn();
  }
  return rows;
}

function rankRowFrom(report: GatheredReport): RankRow {
  const rank = rankReport(report.facts);
  return {
    report_id: report.id,
    kind: report.facts.kind,
    sender: report.sender,
    received_at: report.facts.receivedAt,
    person_id: report.personId,
    person_reports: report.facts.person.reports,
    tier: rank.tier,
    factor_order: rank.factorOrder,
    workability: rank.workability,
    evidence_deadline: rank.evidenceDeadline,
    content_standing: rank.contentStanding,
    file_count: report.facts.files.total,
    country: rank.area.country,
    area: rank.area.area,
    area_certain: rank.area.certain,
    policy: rank.policy,
    reasons: JSON.stringify(firstReasons(rank.reasons)),
  };
}

/** A line of the queue says four reasons, each with one place; the page of the report says them all. */
function firstReasons(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.slice(0, 4).map((reason) => ({ ...reason, places: reason.places.slice(0, 1) }));
}
