import type { Answer } from './facts.ts';
import type { FactName } from './policy.ts';
import { type Answers, situationOf } from './situation.ts';

/** A set of facts whose change moves the tier, and the tier it would then have. */
export interface Change {
  readonly direction: 'up' | 'down';
  readonly facts: readonly FactName[];
  readonly tier: number;
}

/**
 * Facts that an answer, an event or a verification can still turn to yes, the ones an inquiry can settle first.
 * What the sender fixed once for all (type of incident, kind of report) is not among them.
 */
const canBecomeYes: readonly FactName[] = [
  'access-to-victim',
  'access-to-children',
  'lives-with-children',
  'child-locatable',
  'repeat',
  'high-volume',
  'solicitation',
  'sextortion',
  'home-production',
  'commercial',
  'group-role',
  'imminent-danger',
  'urgent',
];

/** Facts that were stated and that a verification may deny. */
const canBecomeNo: readonly FactName[] = [
  'imminent-danger',
  'urgent',
  'child-locatable',
  'access-to-victim',
  'access-to-children',
  'lives-with-children',
  'solicitation',
  'sextortion',
  'commissioning',
  'live-streaming',
  'home-production',
  'self-production',
  'commercial',
  'sadistic',
  'group-role',
];

/**
 * The smallest sets of facts (one, then two) whose change moves the tier up or down.
 *
 * @returns at most one set that lifts by an answer an inquiry can get, one that lifts highest, one that lowers.
 * Cost: O(facts²) calls of the ladder at worst, about 170.
 */
export function changesOf(answers: Answers): readonly Change[] {
  const { tier } = situationOf(answers);
  const lifting = smallestSets(answers, canBecomeYes, 'yes').filter((change) => change.tier < tier);
  const lowering = smallestSets(answers, canBecomeNo, 'no').filter((change) => change.tier > tier);
  const highest = [...lifting].sort((left, right) => left.tier - right.tier)[0];
  const chosen = [lifting[0], highest, lowering[0]].filter((change) => change !== undefined);
  return [...new Set(chosen)];
}

/** The ladder called again with some answers replaced: the counterfactual is the policy itself, not a copy of it. */
export function tierWith(answers: Answers, facts: readonly FactName[], answer: Answer): number {
  return situationOf((name) => (facts.includes(name) ? answer : answers(name))).tier;
}

function smallestSets(answers: Answers, names: readonly FactName[], answer: 'yes' | 'no'): Change[] {
  const { tier } = situationOf(answers);
  const free = names.filter((name) => (answer === 'yes' ? answers(name) !== 'yes' : answers(name) === 'yes'));
  const direction = answer === 'yes' ? 'up' : 'down';
  const changeOf = (facts: readonly FactName[]): Change => ({
    direction,
    facts,
    tier: tierWith(answers, facts, answer),
  });
  const single = free.map((name) => changeOf([name])).filter((change) => change.tier !== tier);
  if (single.length > 0) return single;
  return free
    .flatMap((left, index) => free.slice(index + 1).map((right) => changeOf([left, right])))
    .filter((change) => change.tier !== tier);
}
