import { type Situation, situations } from '../contract.ts';
import type { Answer } from './facts.ts';
import { type FactName, ladder } from './policy.ts';

export type Answers = Readonly<Record<FactName, Answer>>;

export interface RankedSituation {
  /** 1 (most urgent) to 8. */
  readonly tier: number;
  readonly situation: Situation;
  /** The facts that hold it there: those of every rule of this situation that holds, in the order of the ladder. */
  readonly because: readonly FactName[];
}

/**
 * The first rule of the ladder that holds. Only a yes counts: an unknown never lifts and never lowers.
 *
 * Cost: O(rules). Source: ICAC task-force scale, public description.
 */
export function situationOf(answers: Answers): RankedSituation {
  const first = ladder.find((rule) => holds(rule, answers));
  const situation = first?.situation ?? 'other';
  const because = new Set(
    ladder.filter((rule) => rule.situation === situation && holds(rule, answers)).flatMap((rule) => rule.all),
  );
  return { tier: tierOf(situation), situation, because: [...because] };
}

export function tierOf(situation: Situation): number {
  return situations.indexOf(situation) + 1;
}

function holds(rule: (typeof ladder)[number], answers: Answers): boolean {
  if (!rule.all.every((name) => answers[name] === 'yes')) return false;
  return !(rule.unless ?? []).some((name) => answers[name] === 'yes');
}
