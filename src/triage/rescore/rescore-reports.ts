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

/** Enough to amortise seven statements, few enough to keep memory flat. */
const chunkSize = 1_000;

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

async function rankAll(
  ctx: Ctx,
  chunks: AsyncIterable<readonly string[]>,
  onProgress: RescoreInput['onProgress'],
): Promise<Rescored> {
  await prepareRanks(ctx.tx);
  const networks = await networkTable(ctx);
  const findNetwork: FindNetwork = (address) => networks.lookup(address);
  let ranked = 0;
  let changed = 0;
  for await (const ids of chunks) {
    const gathered = await gatherFacts(ctx.tx, ids, findNetwork);
    changed += await writeRanks(ctx.tx, rankRowsFrom(gathered));
    ranked += gathered.length;
    onProgress?.(ranked);
  }
  return { ranked, changed };
}

const bandBounds: BandBounds = {
  few: lowerBound('few'),
  several: lowerBound('several'),
  viral: lowerBound('viral'),
};

function lowerBound(band: 'few' | 'several' | 'viral'): number {
  return contentBands.find((bounds) => bounds.band === band)?.from ?? Number.MAX_SAFE_INTEGER;
}

function* rankRowsFrom(reports: readonly GatheredReport[]): Iterable<RankRow> {
  for (const report of reports) yield rankRowFrom(report);
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
