import { addressCountsAccounts, addressEvidence } from './address-evidence.ts';
import {
  type Discount,
  type Edge,
  type Evidence,
  noEvidence,
  type ObservedIdentifier,
  type Sighting,
} from './evidence.ts';
import type { LinkPolicy, SharedIdentifierRule } from './policy.ts';

/**
 * Which mentions one identifier links, and how strongly.
 *
 * Structured mentions form a star around the first one: the number of edges stays linear and the cluster is the
 * same as with all pairs. Weak clues must meet other clues of the very same pair to count, so they link near
 * pairs directly. The result depends on the set of sightings only, never on their order.
 *
 * Cost: O(n log n) in the number of sightings.
 */
export function edgesOfIdentifier(policy: LinkPolicy, observed: ObservedIdentifier): Evidence {
  if (!hasTwoMentions(observed.sightings)) return noEvidence;
  if (observed.kind === 'ip') return addressEvidence(policy, observed.network, observed.sightings);
  const rule = policy.shared[observed.kind];
  if (rule === undefined) return noEvidence;
  const holders = holdersOf(observed.sightings);
  const common = commonDiscount(rule, holders);
  if (common !== null) return { edges: [], discount: common };
  return sharedEvidence(policy, rule, holders);
}

/**
 * Whether `who` of the sightings can change the evidence. False for nearly every identifier: who reads facts need not
 * find out the accounts of its mentions.
 */
export function countsAccounts(policy: LinkPolicy, observed: ObservedIdentifier): boolean {
  const common = policy.shared[observed.kind]?.common ?? null;
  if (observed.kind !== 'ip' && common === null) return false;
  const mentions = new Set(observed.sightings.map((sighting) => sighting.mention)).size;
  if (observed.kind === 'ip') return addressCountsAccounts(policy, observed.network, mentions);
  return common !== null && mentions > common.mentions;
}

function hasTwoMentions(sightings: readonly Sighting[]): boolean {
  const first = sightings[0];
  return first !== undefined && sightings.some((sighting) => sighting.mention !== first.mention);
}

/** One row per mention, in natural order; structured wins over free text. */
function holdersOf(sightings: readonly Sighting[]): readonly Sighting[] {
  const byMention = new Map<number, Sighting>();
  for (const sighting of sightings) {
    const known = byMention.get(sighting.mention);
    if (known === undefined || (sighting.structured && !known.structured)) {
      byMention.set(sighting.mention, sighting);
    }
  }
  return [...byMention.values()].sort((a, b) => a.mention - b.mention);
}

function commonDiscount(rule: SharedIdentifierRule, holders: readonly Sighting[]): Discount | null {
  if (rule.common === null || holders.length <= rule.common.mentions) return null;
  const accounts = new Set<number>();
  for (const holder of holders) if (holder.who >= 0) accounts.add(holder.who);
  if (accounts.size < rule.common.accounts) return null;
  return { code: 'common-identifier', mentions: holders.length, accounts: accounts.size };
}

function sharedEvidence(
  policy: LinkPolicy,
  rule: SharedIdentifierRule,
  holders: readonly Sighting[],
): Evidence {
  const strong = holders.filter((h) => h.structured && rule.structuredBits >= policy.thresholdBits);
  const edges = starEdges(rule, strong);
  if (strong.length === holders.length) return { edges, discount: null };
  if (holders.length - strong.length > policy.weak.commonMentions) {
    return { edges, discount: { code: 'common-weak-clue', mentions: holders.length } };
  }
  return { edges: [...edges, ...weakEdges(policy, rule, holders, strong)], discount: null };
}

function starEdges(rule: SharedIdentifierRule, strong: readonly Sighting[]): Edge[] {
  const [first, ...others] = strong;
  if (first === undefined) return [];
  return others
    .filter((other) => mayJoin(rule, first, other))
    .map((other) => edgeBetween(rule, first, other, rule.structuredBits));
}

/** Every pair with a weak side that is near in natural order, and each weak mention with the first strong one. */
function weakEdges(
  policy: LinkPolicy,
  rule: SharedIdentifierRule,
  holders: readonly Sighting[],
  strong: readonly Sighting[],
): Edge[] {
  const isStrong = new Set(strong);
  const edges: Edge[] = [];
  const add = (left: Sighting, right: Sighting) => {
    if (isStrong.has(left) && isStrong.has(right)) return;
    // One report that names two people with the same pseudonym says they are two people.
    if (left.report !== right.report) edges.push(edgeBetween(rule, left, right, rule.freeTextBits));
  };
  holders.forEach((left, index) => {
    for (const right of holders.slice(index + 1, index + 1 + policy.weak.span)) add(left, right);
  });
  const [first] = strong;
  if (first === undefined) return edges;
  const centre = holders.indexOf(first);
  holders.forEach((other, index) => {
    if (Math.abs(index - centre) > policy.weak.span) add(first, other);
  });
  return edges;
}

function mayJoin(rule: SharedIdentifierRule, left: Sighting, right: Sighting): boolean {
  return rule.nature === 'identity' || left.report !== right.report;
}

function edgeBetween(rule: SharedIdentifierRule, a: Sighting, b: Sighting, bits: number): Edge {
  return {
    left: Math.min(a.mention, b.mention),
    right: Math.max(a.mention, b.mention),
    clue: rule.clue,
    bits,
    gapMs: -1,
  };
}
