import type { Pairs } from './pairs.ts';

export interface CurrentJudgement {
  readonly left: number;
  readonly right: number;
  readonly verdict: 'same' | 'not-same' | 'unsure';
}

export interface ClusterInput {
  /** Mentions are 0 … count-1 in natural order. */
  readonly count: number;
  /** For each mention, any number that is equal for mentions of one report. */
  readonly reportOf: ArrayLike<number>;
  readonly pairs: Pairs;
  /** The one that holds for each pair; at most one per pair. */
  readonly judgements: readonly CurrentJudgement[];
}

interface Clusters {
  readonly parent: Int32Array;
  readonly size: Int32Array;
  /** Root → mentions judged to be somebody else than a member of this cluster. */
  readonly strangers: Map<number, Set<number>>;
  /** Root → reports that name several people of which one is in this cluster. */
  readonly reports: Map<number, Set<number>>;
}

/**
 * Which mentions are one presumed person.
 *
 * People's `same` judgements join first, then pairs of clues, identity clues before circumstances, more bits before
 * fewer, natural order last. A join never puts two mentions judged `not-same` together, and circumstances never
 * put two mentions of one report together: their sender knows them as two. The result is a pure function of the
 * input as a set, and one connected component does not depend on another.
 *
 * @returns for each mention the first mention (in natural order) of its cluster.
 * Cost: near O(count + pairs); judgements and reports naming several people move from the smaller set to the larger.
 */
export function clusterMentions(input: ClusterInput): Int32Array {
  const clusters = singletons(input);
  for (const judgement of inNaturalOrder(input.judgements)) {
    if (judgement.verdict === 'same') join(clusters, judgement.left, judgement.right, true);
  }
  for (const at of strongestFirst(input.pairs)) {
    const identity = input.pairs.identity[at] === 1;
    join(clusters, input.pairs.left[at] ?? 0, input.pairs.right[at] ?? 0, identity);
  }
  return representatives(clusters);
}

function singletons(input: ClusterInput): Clusters {
  const parent = Int32Array.from({ length: input.count }, (_, mention) => mention);
  const clusters: Clusters = {
    parent,
    size: new Int32Array(input.count).fill(1),
    strangers: new Map(),
    reports: new Map(),
  };
  for (const judgement of input.judgements) {
    if (judgement.verdict !== 'not-same') continue;
    addTo(clusters.strangers, judgement.left, judgement.right);
    addTo(clusters.strangers, judgement.right, judgement.left);
  }
  const firstOfReport = new Map<number, number>();
  for (let mention = 0; mention < input.count; mention += 1) {
    const report = input.reportOf[mention] ?? 0;
    const first = firstOfReport.get(report);
    if (first === undefined) {
      firstOfReport.set(report, mention);
      continue;
    }
    addTo(clusters.reports, first, report);
    addTo(clusters.reports, mention, report);
  }
  return clusters;
}

function addTo(sets: Map<number, Set<number>>, key: number, value: number): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

function join(clusters: Clusters, left: number, right: number, mayJoinOneReport: boolean): void {
  const a = rootOf(clusters, left);
  const b = rootOf(clusters, right);
  if (a === b || areStrangers(clusters, a, b)) return;
  if (!mayJoinOneReport && overlap(clusters.reports.get(a), clusters.reports.get(b))) return;
  const [kept, absorbed] = (clusters.size[a] ?? 0) >= (clusters.size[b] ?? 0) ? [a, b] : [b, a];
  clusters.parent[absorbed] = kept;
  clusters.size[kept] = (clusters.size[kept] ?? 0) + (clusters.size[absorbed] ?? 0);
  absorbSet(clusters.strangers, kept, absorbed);
  absorbSet(clusters.reports, kept, absorbed);
}

function rootOf(clusters: Clusters, mention: number): number {
  const { parent } = clusters;
  let at = mention;
  while (parent[at] !== at) {
    const above = parent[parent[at] ?? at] ?? at;
    parent[at] = above;
    at = above;
  }
  return at;
}

function areStrangers(clusters: Clusters, a: number, b: number): boolean {
  const ofA = clusters.strangers.get(a);
  const ofB = clusters.strangers.get(b);
  if (ofA === undefined || ofB === undefined) return false;
  const [fewer, other] = ofA.size <= ofB.size ? [ofA, b] : [ofB, a];
  for (const stranger of fewer) if (rootOf(clusters, stranger) === other) return true;
  return false;
}

function overlap(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  for (const report of fewer) if (more.has(report)) return true;
  return false;
}

function absorbSet(sets: Map<number, Set<number>>, kept: number, absorbed: number): void {
  const moved = sets.get(absorbed);
  if (moved === undefined) return;
  sets.delete(absorbed);
  const own = sets.get(kept);
  const [fewer, more] = own === undefined || own.size < moved.size ? [own ?? [], moved] : [moved, own];
  for (const value of fewer) more.add(value);
  sets.set(kept, more);
}

function inNaturalOrder(judgements: readonly CurrentJudgement[]): readonly CurrentJudgement[] {
  return [...judgements].sort((a, b) => a.left - b.left || a.right - b.right);
}

/** Pairs come sorted by (left, right); a stable sort on few distinct weights keeps that order inside each weight. */
function strongestFirst(pairs: Pairs): Iterable<number> {
  const buckets = new Map<number, number[]>();
  for (let at = 0; at < pairs.length; at += 1) {
    const rank = (pairs.identity[at] === 1 ? 1e9 : 0) + (pairs.bits[at] ?? 0);
    const bucket = buckets.get(rank);
    if (bucket === undefined) buckets.set(rank, [at]);
    else bucket.push(at);
  }
  return [...buckets.keys()].sort((a, b) => b - a).flatMap((rank) => buckets.get(rank) ?? []);
}

function representatives(clusters: Clusters): Int32Array {
  const count = clusters.parent.length;
  const firstOfRoot = new Int32Array(count).fill(-1);
  const result = new Int32Array(count);
  for (let mention = 0; mention < count; mention += 1) {
    const root = rootOf(clusters, mention);
    if (firstOfRoot[root] === -1) firstOfRoot[root] = mention;
    result[mention] = firstOfRoot[root] ?? mention;
  }
  return result;
}
