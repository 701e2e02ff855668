import type { Tx } from '../platform/db.ts';
import { EdgeColumns } from './core/edge-columns.ts';
import { decisivePairs } from './core/pairs.ts';
import type { LinkPolicy } from './core/policy.ts';
import { type EdgeRow, findEdgesTouching } from './edge.store.ts';
import { findCurrentJudgements, type JudgementRow } from './judgement.store.ts';

/** Everything that decides about some mentions and all they hang together with. */
export interface Component {
  readonly mentions: ReadonlySet<number>;
  readonly edges: readonly EdgeRow[];
  /** The judgements that hold, with at least one end inside. */
  readonly judgements: readonly JudgementRow[];
}

/**
 * Follows decisive pairs and `same` judgements from the given mentions until nothing new is reached. Pairs judged
 * `not-same` are followed too: whether they part the component is for the clustering to say.
 *
 * Cost: three statements a step; clues meet at first mentions, so few steps reach everything.
 */
export async function findComponent(tx: Tx, policy: LinkPolicy, seeds: Iterable<number>): Promise<Component> {
  const mentions = new Set(seeds);
  const edges = new Map<string, EdgeRow>();
  const judgements = new Map<string, JudgementRow>();
  let frontier = [...mentions];
  while (frontier.length > 0) {
    const touching = await findEdgesTouching(tx, frontier);
    for (const edge of touching) edges.set(`${edge.identifier}:${edge.left}:${edge.right}`, edge);
    const judged = await findCurrentJudgements(tx, frontier);
    for (const judgement of judged) judgements.set(judgement.id, judgement);
    const reached = [
      ...decisiveEnds(policy, touching),
      ...judged.flatMap((j) => (j.verdict === 'same' ? [j.left, j.right] : [])),
    ];
    frontier = [...new Set(reached)].filter((mention) => !mentions.has(mention));
    for (const mention of frontier) mentions.add(mention);
  }
  const inside = [...edges.values()].filter((edge) => mentions.has(edge.left) && mentions.has(edge.right));
  return { mentions, edges: inside, judgements: [...judgements.values()] };
}

/** Both ends of every pair that reaches the threshold; each pair's edges are all given, or none. */
function decisiveEnds(policy: LinkPolicy, edges: readonly EdgeRow[]): readonly number[] {
  const ids = [...new Set(edges.flatMap((edge) => [edge.left, edge.right]))];
  const columns = columnsOf(edges, new Map(ids.map((id, number) => [id, number])));
  const pairs = decisivePairs(policy, ids.length, columns);
  return [...pairs.left, ...pairs.right].map((number) => ids[number] ?? 0);
}

/** Edges with their mentions numbered by `numbers`, the lower number left. */
export function columnsOf(edges: readonly EdgeRow[], numbers: ReadonlyMap<number, number>): EdgeColumns {
  const columns = new EdgeColumns();
  for (const { identifier, left, right, clue, bits, gapMs } of edges) {
    const a = numbers.get(left);
    const b = numbers.get(right);
    if (a === undefined || b === undefined) throw new Error('an edge to a mention that is not numbered');
    columns.push(identifier, { left: Math.min(a, b), right: Math.max(a, b), clue, bits, gapMs });
  }
  return columns;
}
