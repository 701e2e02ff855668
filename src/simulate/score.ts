/** How well links and ranks recover what the simulator planted. Mentions and reports are keys chosen by the caller. */

export interface LinkScore {
  readonly mentions: number;
  /** True mentions that the prediction does not know at all; each counts as alone. */
  readonly missing: number;
  readonly truePairs: number;
  readonly predictedPairs: number;
  readonly rightPairs: number;
  /** Share of the predicted pairs that are one person; 1 when nothing was predicted. */
  readonly precision: number;
  /** Share of the pairs of one person that were predicted; 1 when there is none. */
  readonly recall: number;
  readonly f1: number;
}

/**
 * Pairwise precision and recall of a clustering against the true persons.
 *
 * @param truth  Person of each mention; a mention listed twice counts once, by its last person.
 * @param clusterOf  Predicted cluster of each mention; mentions without truth are left out.
 * Cost: linear in mentions: pairs are counted from the sizes of the overlaps, never listed.
 */
export function scoreLinks(
  truth: Iterable<readonly [mention: string, person: string]>,
  clusterOf: ReadonlyMap<string, string>,
): LinkScore {
  const personOf = new Map(truth);
  const persons = new Map<string, number>();
  const clusters = new Map<string, number>();
  const overlaps = new Map<string, number>();
  let missing = 0;
  for (const [mention, person] of personOf) {
    count(persons, person);
    const cluster = clusterOf.get(mention);
    if (cluster === undefined) {
      missing += 1;
      continue;
    }
    count(clusters, cluster);
    count(overlaps, `${person}\n${cluster}`);
  }
  const truePairs = pairsIn(persons);
  const predictedPairs = pairsIn(clusters);
  const rightPairs = pairsIn(overlaps);
  const precision = predictedPairs === 0 ? 1 : rightPairs / predictedPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { mentions: personOf.size, missing, truePairs, predictedPairs, rightPairs, precision, recall, f1 };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(counts: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const size of counts.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

export interface StatedLinkScore {
  /** By reason: how many stated pairs, and how many the clustering agrees with. */
  readonly byReason: Readonly<Record<string, { readonly stated: number; readonly agreed: number }>>;
}

/** How many of the pairs that the truth states as one person, or as two, the clustering agrees with. */
export function scoreStatedLinks(
  links: Iterable<{
    readonly verdict: 'same' | 'not-same';
    readonly why: string;
    readonly left: string;
    readonly right: string;
  }>,
  clusterOf: ReadonlyMap<string, string>,
): StatedLinkScore {
  const byReason: Record<string, { stated: number; agreed: number }> = {};
  for (const { verdict, why, left, right } of links) {
    const key = `${verdict}: ${why}`;
    const tally = byReason[key] ?? { stated: 0, agreed: 0 };
    byReason[key] = tally;
    tally.stated += 1;
    const first = clusterOf.get(left);
    const together = first !== undefined && first === clusterOf.get(right);
    if (together === (verdict === 'same')) tally.agreed += 1;
  }
  return { byReason };
}

export interface RankScore {
  readonly expected: number;
  readonly found: number;
  /** Reports that stand lower than the facts in their file allow, or are absent. */
  readonly missed: readonly string[];
}

/** Which reports stand at their planted tier or above (a smaller number). */
export function scoreRanks(
  expected: Iterable<readonly [report: string, tierAtMost: number]>,
  tierOf: ReadonlyMap<string, number>,
): RankScore {
  const missed: string[] = [];
  let total = 0;
  for (const [report, tierAtMost] of expected) {
    total += 1;
    if ((tierOf.get(report) ?? Number.POSITIVE_INFINITY) > tierAtMost) missed.push(report);
  }
  return { expected: total, found: total - missed.length, missed };
}
