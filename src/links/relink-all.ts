import { networkTable } from '../jurisdiction/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { CopyValue } from '../platform/db.ts';
import { clusterMentions } from './core/cluster.ts';
import { EdgeColumns } from './core/edge-columns.ts';
import { edgesOfIdentifier } from './core/edges-of-identifier.ts';
import type { Sighting } from './core/evidence.ts';
import { decisivePairs } from './core/pairs.ts';
import type { LinkPolicy } from './core/policy.ts';
import { type DiscountRow, replaceAllDiscounts, replaceAllEdges } from './edge.store.ts';
import { prepareAllFacts, type SightingRow, streamMentions, streamSharedSightings } from './fact.store.ts';
import { findCurrentJudgements } from './judgement.store.ts';
import { replaceAllMemberships } from './membership.store.ts';
import { numberedJudgements } from './recluster.ts';
import { networkKindOf, numberOf } from './relink-identifiers.ts';

/** All mentions by column, numbered in natural order. */
interface Mentions {
  readonly ids: Float64Array;
  readonly reports: Float64Array;
  readonly who: Int32Array;
}

export interface LinkCounts {
  readonly mentions: number;
  readonly edges: number;
  readonly persons: number;
}

/**
 * Computes all links and persons from facts and judgements alone.
 *
 * Cost: linear in sightings; about 60 bytes of memory a mention and 30 an edge.
 */
export async function relinkAll(ctx: Ctx, policy: LinkPolicy): Promise<LinkCounts> {
  await prepareAllFacts(ctx.tx);
  const mentions = await readMentions(ctx);
  const { edges, discounts } = await computeAllEvidence(ctx, policy, mentions);
  await replaceAllEdges(ctx.tx, edgeRows(mentions, edges));
  await replaceAllDiscounts(ctx.tx, discounts);
  const representatives = await clusterAll(ctx, policy, mentions, edges);
  await replaceAllMemberships(ctx.tx, membershipRows(mentions, representatives));
  const persons = representatives.reduce((count, first, mention) => count + (first === mention ? 1 : 0), 0);
  return { mentions: mentions.ids.length, edges: edges.length, persons };
}

async function readMentions(ctx: Ctx): Promise<Mentions> {
  const ids: number[] = [];
  const reports: number[] = [];
  const who: number[] = [];
  const whoNumbers = new Map<string, number>();
  for await (const rows of streamMentions(ctx.tx)) {
    for (const row of rows) {
      ids.push(row.id);
      reports.push(row.report);
      who.push(row.who === null ? -1 : numberOf(whoNumbers, row.who));
    }
  }
  return { ids: Float64Array.from(ids), reports: Float64Array.from(reports), who: Int32Array.from(who) };
}

async function computeAllEvidence(
  ctx: Ctx,
  policy: LinkPolicy,
  mentions: Mentions,
): Promise<{ readonly edges: EdgeColumns; readonly discounts: readonly DiscountRow[] }> {
  const networks = await networkTable(ctx);
  const edges = new EdgeColumns();
  const discounts: DiscountRow[] = [];
  let first: SightingRow | undefined;
  let sightings: Sighting[] = [];
  const finish = () => {
    if (first === undefined) return;
    const { identifier, kind } = first;
    const evidence = edgesOfIdentifier(policy, { kind, network: networkKindOf(networks, first), sightings });
    for (const edge of evidence.edges) edges.push(identifier, edge);
    if (evidence.discount !== null) discounts.push({ identifier, discount: evidence.discount });
  };
  for await (const rows of streamSharedSightings(ctx.tx)) {
    for (const row of rows) {
      if (first?.identifier !== row.identifier) {
        finish();
        first = row;
        sightings = [];
      }
      sightings.push({
        mention: row.mention,
        report: mentions.reports[row.mention] ?? 0,
        who: mentions.who[row.mention] ?? -1,
        at: row.at,
        port: row.port,
        structured: row.structured,
      });
    }
  }
  finish();
  return { edges, discounts };
}

function* edgeRows(mentions: Mentions, edges: EdgeColumns): Iterable<readonly CopyValue[]> {
  for (let at = 0; at < edges.length; at += 1) {
    const a = mentions.ids[edges.left[at] ?? 0] ?? 0;
    const b = mentions.ids[edges.right[at] ?? 0] ?? 0;
    yield [
      edges.identifier[at] ?? 0,
      Math.min(a, b),
      Math.max(a, b),
      edges.clueAt(at),
      edges.bits[at] ?? 0,
      edges.gapMs[at] ?? -1,
    ];
  }
}

async function clusterAll(
  ctx: Ctx,
  policy: LinkPolicy,
  mentions: Mentions,
  edges: EdgeColumns,
): Promise<Int32Array> {
  const judgements = await findCurrentJudgements(ctx.tx, 'all');
  const judged = new Set(judgements.flatMap((judgement) => [judgement.left, judgement.right]));
  const numbers = new Map<number, number>();
  for (const [number, id] of judged.size > 0 ? mentions.ids.entries() : []) {
    if (judged.has(id)) numbers.set(id, number);
  }
  return clusterMentions({
    count: mentions.ids.length,
    reportOf: mentions.reports,
    pairs: decisivePairs(policy, mentions.ids.length, edges),
    judgements: numberedJudgements(judgements, numbers),
  });
}

function* membershipRows(mentions: Mentions, representatives: Int32Array): Iterable<readonly CopyValue[]> {
  for (let mention = 0; mention < representatives.length; mention += 1) {
    const id = mentions.ids[mention] ?? 0;
    yield [id, mentions.ids[representatives[mention] ?? mention] ?? id];
  }
}
