import { type NetworkTable, networkTable } from '../jurisdiction/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { countsAccounts, edgesOfIdentifier } from './core/edges-of-identifier.ts';
import type { Edge, NetworkKind, ObservedIdentifier, Sighting } from './core/evidence.ts';
import type { LinkPolicy } from './core/policy.ts';
import {
  type DiscountRow,
  deleteEdges,
  type EdgeRow,
  findEdgesOfIdentifiers,
  replaceDiscounts,
  upsertEdges,
} from './edge.store.ts';
import { findHolders, findMentions, findSightings, type MentionRow, type SightingRow } from './fact.store.ts';

/**
 * Computes the edges of these identifiers again from all their sightings and writes what differs.
 *
 * @returns ids of the mentions at the ends of edges that came, went or changed.
 */
export async function relinkIdentifiers(
  ctx: Ctx,
  policy: LinkPolicy,
  identifierIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const computed = await computeEvidence(ctx, policy, identifierIds);
  const stored = await findEdgesOfIdentifiers(ctx.tx, identifierIds);
  const { gone, changed } = differences(stored, computed.edges);
  await deleteEdges(ctx.tx, gone);
  await upsertEdges(ctx.tx, changed);
  await replaceDiscounts(ctx.tx, identifierIds, computed.discounts);
  return new Set([...gone, ...changed].flatMap((edge) => [edge.left, edge.right]));
}

async function computeEvidence(
  ctx: Ctx,
  policy: LinkPolicy,
  identifierIds: readonly number[],
): Promise<{ readonly edges: readonly EdgeRow[]; readonly discounts: readonly DiscountRow[] }> {
  const networks = await networkTable(ctx);
  const rows = await findSightings(ctx.tx, identifierIds);
  const mentions = await findMentions(ctx.tx, [...new Set(rows.map((row) => row.mention))]);
  const observed = groupsByIdentifier(rows, mentions, networks);
  const holders = await holdersOf(ctx, policy, observed, mentions);
  const edges: EdgeRow[] = [];
  const discounts: DiscountRow[] = [];
  for (const one of observed) {
    const sightings = one.sightings.map((s) => ({ ...s, who: holders[s.mention] ?? -1 }));
    const evidence = edgesOfIdentifier(policy, { ...one, sightings });
    for (const edge of evidence.edges) edges.push(storedEdge(one.identifier, edge, mentions));
    if (evidence.discount !== null)
      discounts.push({ identifier: one.identifier, discount: evidence.discount });
  }
  return { edges, discounts };
}

interface NumberedIdentifier extends ObservedIdentifier {
  readonly identifier: number;
}

/** Sightings by identifier, their mentions numbered in natural order, their accounts not known yet. */
function groupsByIdentifier(
  rows: readonly SightingRow[],
  mentions: readonly MentionRow[],
  networks: NetworkTable,
): readonly NumberedIdentifier[] {
  const numbers = new Map(mentions.map((mention, number) => [mention.id, number]));
  const groups = new Map<number, NumberedIdentifier & { readonly sightings: Sighting[] }>();
  for (const row of rows) {
    const { identifier, kind, at, port, structured } = row;
    let group = groups.get(identifier);
    if (group === undefined) {
      group = { identifier, kind, network: networkKindOf(networks, row), sightings: [] };
      groups.set(identifier, group);
    }
    const number = numbers.get(row.mention);
    if (number === undefined) throw new Error('a sighting without its mention');
    group.sightings.push({
      mention: number,
      report: mentions[number]?.report ?? 0,
      who: -1,
      at,
      port,
      structured,
    });
  }
  return [...groups.values()];
}

/** For each mention the number of its account; -1 when it has none, or when nothing depends on it. */
async function holdersOf(
  ctx: Ctx,
  policy: LinkPolicy,
  observed: readonly ObservedIdentifier[],
  mentions: readonly MentionRow[],
): Promise<readonly number[]> {
  const counted = new Set<number>();
  for (const one of observed) {
    if (!countsAccounts(policy, one)) continue;
    for (const { mention } of one.sightings) counted.add(mentions[mention]?.id ?? 0);
  }
  const holders = await findHolders(ctx.tx, [...counted]);
  const numbers = new Map<string, number>();
  return mentions.map(({ id }) => {
    const who = holders.get(id);
    return who === undefined ? -1 : numberOf(numbers, who);
  });
}

function storedEdge(identifier: number, edge: Edge, mentions: readonly MentionRow[]): EdgeRow {
  const a = mentions[edge.left]?.id ?? 0;
  const b = mentions[edge.right]?.id ?? 0;
  const { clue, bits, gapMs } = edge;
  return { identifier, left: Math.min(a, b), right: Math.max(a, b), clue, bits, gapMs };
}

export function networkKindOf(networks: NetworkTable, row: Pick<SightingRow, 'address'>): NetworkKind | null {
  return row.address === null ? null : (networks.lookup(row.address)?.kind ?? null);
}

/** The number of a text in order of first appearance. */
export function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

function differences(
  stored: readonly EdgeRow[],
  computed: readonly EdgeRow[],
): { readonly gone: readonly EdgeRow[]; readonly changed: readonly EdgeRow[] } {
  const keyOf = (edge: EdgeRow) => `${edge.identifier}:${edge.left}:${edge.right}`;
  const storedByKey = new Map(stored.map((edge) => [keyOf(edge), edge]));
  const changed = computed.filter((edge) => {
    const known = storedByKey.get(keyOf(edge));
    storedByKey.delete(keyOf(edge));
    return (
      known === undefined ||
      known.clue !== edge.clue ||
      known.bits !== edge.bits ||
      known.gapMs !== edge.gapMs
    );
  });
  return { gone: [...storedByKey.values()], changed };
}
