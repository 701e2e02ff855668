import type { Tx } from '../platform/db.ts';
import { columnsOf, findComponent } from './component.ts';
import { type CurrentJudgement, clusterMentions } from './core/cluster.ts';
import { decisivePairs } from './core/pairs.ts';
import type { LinkPolicy } from './core/policy.ts';
import { findMentions, type MentionRow } from './fact.store.ts';
import type { JudgementRow } from './judgement.store.ts';
import { findMemberships, type MembershipRow, upsertMemberships } from './membership.store.ts';

/**
 * Computes the presumed persons again for everything that hangs together with the given mentions.
 *
 * @returns ids of the reports that mention a person whose composition changed.
 */
export async function recluster(
  tx: Tx,
  policy: LinkPolicy,
  seeds: Iterable<number>,
): Promise<readonly number[]> {
  const component = await findComponent(tx, policy, seeds);
  const mentions = await findMentions(tx, [...component.mentions]);
  const numbers = new Map(mentions.map((mention, number) => [mention.id, number]));
  const representatives = clusterMentions({
    count: mentions.length,
    reportOf: mentions.map((mention) => mention.report),
    pairs: decisivePairs(policy, mentions.length, columnsOf(component.edges, numbers)),
    judgements: numberedJudgements(component.judgements, numbers),
  });
  const memberships = mentions.map((mention, number) => ({
    mention: mention.id,
    person: mentions[representatives[number] ?? number]?.id ?? mention.id,
  }));
  const stored = await findMemberships(
    tx,
    mentions.map((mention) => mention.id),
  );
  const personByMention = new Map(stored.map((row) => [row.mention, row.person]));
  await upsertMemberships(
    tx,
    memberships.filter((row) => personByMention.get(row.mention) !== row.person),
  );
  return reportsOfChangedPersons(mentions, memberships, personByMention);
}

/** Judgements about mentions outside do not part anything inside. */
export function numberedJudgements(
  judgements: readonly JudgementRow[],
  numbers: ReadonlyMap<number, number>,
): readonly CurrentJudgement[] {
  return judgements.flatMap(({ left, right, verdict }) => {
    const a = numbers.get(left);
    const b = numbers.get(right);
    if (a === undefined || b === undefined) return [];
    return [{ left: Math.min(a, b), right: Math.max(a, b), verdict }];
  });
}

/** A person is unchanged when all its members had that very person before, and it has lost none. */
function reportsOfChangedPersons(
  mentions: readonly MentionRow[],
  memberships: readonly MembershipRow[],
  personByMention: ReadonlyMap<number, number>,
): readonly number[] {
  const before = new Map<number, number>();
  for (const person of personByMention.values()) before.set(person, (before.get(person) ?? 0) + 1);
  const kept = new Map<number, number>();
  const now = new Map<number, number>();
  for (const { mention, person } of memberships) {
    now.set(person, (now.get(person) ?? 0) + 1);
    if (personByMention.get(mention) === person) kept.set(person, (kept.get(person) ?? 0) + 1);
  }
  const isUnchanged = (person: number) =>
    kept.get(person) === now.get(person) && before.get(person) === now.get(person);
  const reports = new Set<number>();
  memberships.forEach(({ person }, number) => {
    const report = mentions[number]?.report;
    if (report !== undefined && !isUnchanged(person)) reports.add(report);
  });
  return [...reports];
}
