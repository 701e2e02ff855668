import { type NetworkTable, networkTable } from '../jurisdiction/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { edgesOfIdentifier } from './core/edges-of-identifier.ts';
import type { Sighting } from './core/evidence.ts';
import type { LinkPolicy } from './core/policy.ts';
import {
  type DiscountRow,
  deleteEdges,
  type EdgeRow,
  findEdgesOfIdentifiers,
  replaceDiscounts,
  upsertEdges,
} from './edge.store.ts';
import { findMentions, findSightings, type SightingRow } from './fact.store.ts';

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
  const numbers = new Map(mentions.map((mention, number) => [mention.id, number]));
  const whoNumbers = new Map<string, number>();
  const edges: EdgeRow[] = [];
  const discounts: DiscountRow[] = [];
  for (const group of groupsByIdentifier(rows)) {
    const evidence = edgesOfIdentifier(policy, {
      kind: group.first.kind,
      network: networkKindOf(networks, group.first),
      sightings: group.rows.map((row) => sightingOf(row)),
    });
    for (const edge of evidence.edges) edges.push(storedEdge(group.first.identifier, edge));
    if (evidence.discount !== null) {
      discounts.push({ identifier: group.first.identifier, discount: evidence.discount });
    }
  }
  return { edges, discounts };

  function sightingOf(row: SightingRow): Sighting {
    const number = numbers.get(row.mention);
    const mention = number === undefined ? undefined : mentions[number];
    if (number === undefined || mention === undefined) throw new Error('a sighting without its mention');
    return {
      mention: number,
      report: mention.report,
      who: mention.who === null ? -1 : numberOf(whoNumbers, mention.who),
      at: row.at,
      port: row.port,
      structured: row.structured,
    };
  }

  function storedEdge(
    identifier: number,
    edge: { left: number; right: number; clue: EdgeRow['clue']; bits: number; gapMs: number },
  ): EdgeRow {
    const left = mentions[edge.left]?.id ?? 0;
    const right = mentions[edge.right]?.id ?? 0;
    const { clue, bits, gapMs } = edge;
    return { identifier, left: Math.min(left, right), right: Math.max(left, right), clue, bits, gapMs };
  }
}

export function networkKindOf(
  networks: NetworkTable,
  row: Pick<SightingRow, 'address'>,
): ReturnType<typeof kindOrNull> {
  return row.address === null ? null : kindOrNull(networks, row.address);
}

function kindOrNull(networks: NetworkTable, address: string) {
  return networks.lookup(address)?.kind ?? null;
}

/** The number of a text in order of first appearance. */
export function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

interface SightingGroup {
  readonly first: SightingRow;
  readonly rows: readonly SightingRow[];
}

function groupsByIdentifier(rows: readonly SightingRow[]): readonly SightingGroup[] {
  const groups: { first: SightingRow; rows: SightingRow[] }[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.first.identifier === row.identifier) group.rows.push(row);
    else groups.push({ first: row, rows: [row] });
  }
  return groups;
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
