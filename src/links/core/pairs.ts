import type { EdgeColumns } from './edge-columns.ts';
import { clues, type LinkPolicy } from './policy.ts';

/** Pairs of mentions whose clues together reach the threshold, by column, sorted by (left, right). */
export interface Pairs {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly bits: Float64Array;
  /** 1 when one identity clue reaches the threshold by itself; see `nature` in the policy. */
  readonly identity: Uint8Array;
}

/**
 * Adds up the clues of each pair and keeps the pairs that reach the threshold.
 *
 * Pseudonyms count once for a pair, whatever their number: people who imitate one another share several.
 * Cost: O(edges + mentions), plus sorting inside each left mention.
 */
export function decisivePairs(policy: LinkPolicy, mentionCount: number, edges: EdgeColumns): Pairs {
  const { starts, order } = edgesByLeft(mentionCount, edges);
  const found = {
    length: 0,
    left: [] as number[],
    right: [] as number[],
    bits: [] as number[],
    identity: [] as number[],
  };
  const isIdentity = identityByClue(policy);
  for (let left = 0; left < mentionCount; left += 1) {
    const from = starts[left] ?? 0;
    const to = starts[left + 1] ?? 0;
    if (from === to) continue;
    const own = order.subarray(from, to);
    if (own.length > 1) own.sort((a, b) => (edges.right[a] ?? 0) - (edges.right[b] ?? 0));
    for (let at = 0; at < own.length; ) {
      const sum = sumOfPair(policy, isIdentity, edges, own, at);
      if (sum.bits >= policy.thresholdBits) {
        found.left.push(left);
        found.right.push(sum.right);
        found.bits.push(sum.bits);
        found.identity.push(sum.identity);
      }
      at = sum.next;
    }
  }
  return {
    length: found.left.length,
    left: Int32Array.from(found.left),
    right: Int32Array.from(found.right),
    bits: Float64Array.from(found.bits),
    identity: Uint8Array.from(found.identity),
  };
}

function edgesByLeft(
  mentionCount: number,
  edges: EdgeColumns,
): { readonly starts: Int32Array; readonly order: Int32Array } {
  const starts = new Int32Array(mentionCount + 1);
  for (let at = 0; at < edges.length; at += 1) {
    const left = edges.left[at] ?? 0;
    starts[left + 1] = (starts[left + 1] ?? 0) + 1;
  }
  for (let left = 0; left < mentionCount; left += 1)
    starts[left + 1] = (starts[left + 1] ?? 0) + (starts[left] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(edges.length);
  for (let at = 0; at < edges.length; at += 1) {
    const left = edges.left[at] ?? 0;
    const position = next[left] ?? 0;
    order[position] = at;
    next[left] = position + 1;
  }
  return { starts, order };
}

const screenName = clues.indexOf('same-screen-name');

/** `own` lists the edges of one left mention sorted by right; sums those of the pair that begins at `from`. */
function sumOfPair(
  policy: LinkPolicy,
  isIdentity: readonly boolean[],
  edges: EdgeColumns,
  own: Int32Array,
  from: number,
): { readonly right: number; readonly bits: number; readonly identity: number; readonly next: number } {
  const right = edges.right[own[from] ?? 0] ?? 0;
  let sum = 0;
  let pseudonym = 0;
  let identity = 0;
  let at = from;
  for (; at < own.length && edges.right[own[at] ?? 0] === right; at += 1) {
    const edge = own[at] ?? 0;
    const clue = edges.clue[edge] ?? 0;
    const bits = edges.bits[edge] ?? 0;
    if (clue === screenName) pseudonym = Math.max(pseudonym, bits);
    else sum += bits;
    if (isIdentity[clue] === true && bits >= policy.thresholdBits) identity = 1;
  }
  return { right, bits: sum + pseudonym, identity, next: at };
}

function identityByClue(policy: LinkPolicy): readonly boolean[] {
  const identity = new Set<string>(
    Object.values(policy.shared).flatMap((rule) => (rule.nature === 'identity' ? [rule.clue] : [])),
  );
  return clues.map((clue) => identity.has(clue));
}
