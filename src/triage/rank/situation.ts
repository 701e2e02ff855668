import { type Situation, situations } from '../contract.ts';
import type { Answer } from './facts.ts';
import { type FactName, type LadderRule, ladder } from './policy.ts';

/** What is answered to each question of the ladder. */
export type Answers = (name: FactName) => Answer;

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
  const situation = ladder.find((rule) => holds(rule, answers))?.situation ?? 'other';
  const because = new Set<FactName>();
  for (const rule of ladder) {
    if (rule.situation !== situation || !holds(rule, answers)) continue;
    for (const name of rule.all) because.add(name);
  }
  return { tier: tierOf(situation), situation, because: [...because] };
}

export function tierOf(situation: Situation): number {
  return situations.indexOf(situation) + 1;
}

function holds({ all, unless }: LadderRule, answers: Answers): boolean {
  for (const name of all) if (answers(name) !== 'yes') return false;
  if (unless === undefined) return true;
  for (const name of unless) if (answers(name) === 'yes') return false;
  return true;
}
