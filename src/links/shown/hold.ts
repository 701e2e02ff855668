import { findBridges } from '../core/bridges.ts';
import type { EdgeRow } from '../edge.store.ts';

/** What holds a person together: a pair of mentions and whether it alone does. */
export interface HeldPair {
  readonly left: number;
  readonly right: number;
}

/**
 * Which pairs of mentions are the only thing between two parts of a person.
 *
 * Mentions of one identifier hang on its first mention in store, but each of them shares it with all: from three on,
 * none of these pairs is the only one.
 *
 * @param pairs     Decisive pairs and `same` judgements inside the person.
 * @param edges     Clues inside the person; those with `decisiveBits` or more tie by themselves.
 * @returns for each pair that is a bridge, its position and how many mentions the smaller part has.
 * Cost: linear.
 */
export function onlyPairs(
  mentionIds: readonly number[],
  pairs: readonly HeldPair[],
  edges: readonly EdgeRow[],
  decisiveBits: number,
): ReadonlyMap<number, number> {
  const numbers = new Map(mentionIds.map((id, number) => [id, number]));
  const connections = [...pairs, ...ringsOf(edges, decisiveBits)].map(({ left, right }) => ({
    left: numbers.get(left) ?? 0,
    right: numbers.get(right) ?? 0,
  }));
  const bridges = findBridges(mentionIds.length, connections);
  return new Map(
    bridges.flatMap((bridge) =>
      bridge.connection < pairs.length ? [[bridge.connection, bridge.cutsOff]] : [],
    ),
  );
}

/** For each identifier shared by three mentions or more, pairs that close the ring its star leaves open. */
function ringsOf(edges: readonly EdgeRow[], decisiveBits: number): readonly HeldPair[] {
  const holders = new Map<number, Set<number>>();
  for (const edge of edges) {
    if (edge.gapMs >= 0 || edge.bits < decisiveBits) continue;
    const known = holders.get(edge.identifier) ?? new Set();
    holders.set(edge.identifier, known.add(edge.left).add(edge.right));
  }
  return [...holders.values()].flatMap((set) => {
    const ring = [...set];
    if (ring.length < 3) return [];
    return ring.map((left, at) => ({ left, right: ring[(at + 1) % ring.length] ?? left }));
  });
}
