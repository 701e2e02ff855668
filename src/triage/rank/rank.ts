import type { Reason, Situation } from '../contract.ts';
import { type Area, areaOf } from './area.ts';
import { askFirst } from './ask-first.ts';
import { type Change, changesOf } from './counterfactual.ts';
import { evidenceDeadlineOf, evidenceReason } from './evidence-clock.ts';
import { bestBandOf, type Factor, factorsOf, packFactors } from './factors.ts';
import type { RankFacts } from './facts.ts';
import { type LadderFacts, ladderFactsOf, signalFact } from './ladder-facts.ts';
import { checksNotRun, type FactName, policyName } from './policy.ts';
import { reason } from './reason.ts';
import { type Answers, type RankedSituation, situationOf } from './situation.ts';
import { holdsOf, levelOf } from './workability.ts';

export type ContentStanding = 'none' | 'first-seen' | 'seen-before' | 'viral';

/** Where one report stands, and the reasons in the order of their weight. */
export interface Rank {
  readonly policy: string;
  /** 1 (most urgent) to 8. */
  readonly tier: number;
  readonly situation: Situation;
  /** Below 2^32; inside a tier, higher comes first. */
  readonly factorOrder: number;
  readonly reasons: readonly Reason[];
  readonly workability: number;
  /** YYYY-MM-DD in UTC, or null when nothing here can expire. */
  readonly evidenceDeadline: string | null;
  readonly contentStanding: ContentStanding;
  readonly area: Area;
}

/** What is not known, what would move the rank, what to ask for first, what makes it workable, what nobody checked. */
export interface Prospects {
  readonly unknown: readonly Reason[];
  readonly workabilityReasons: readonly Reason[];
  readonly wouldChange: readonly Reason[];
  readonly askFirst: Reason | null;
  readonly notChecked: readonly string[];
}

/**
 * Ranks one report by its situation, then by its visible factors; says apart how workable it is.
 *
 * Pure: the same facts give the same rank whatever their order, on any machine, on any day.
 * Cost: O(n log n) in the number of facts. Source: design of the rank; policy rank-1.
 */
export function rankReport(facts: RankFacts): Rank {
  const ladderFacts = ladderFactsOf(facts);
  const answers = answersOf(ladderFacts);
  const situation = situationOf(answers);
  const factors = factorsOf(facts, ladderFacts);
  const area = areaOf(facts);
  const deadline = evidenceDeadlineOf(facts);

  return {
    policy: policyName,
    tier: situation.tier,
    situation: situation.situation,
    factorOrder: packFactors(factors),
    reasons: [
      ...situationReasons(situation, ladderFacts),
      ...factorReasons(factors, situation),
      ...noteReasons(facts, ladderFacts),
    ],
    workability: levelOf(holdsOf(facts, area)),
    evidenceDeadline: deadline?.lastDay ?? null,
    contentStanding: contentStandingOf(facts),
    area,
  };
}

/**
 * Looks ahead from the same facts, with the same ladder.
 *
 * Cost: at most some 170 calls of the ladder; for the page of one report, not for a whole queue.
 */
export function prospectsOf(facts: RankFacts): Prospects {
  const answers = answersOf(ladderFactsOf(facts));
  const deadline = evidenceDeadlineOf(facts);
  const holds = holdsOf(facts, areaOf(facts)).map((hold) => hold.tell());
  return {
    unknown: unknownReasons(answers),
    workabilityReasons: deadline === null ? holds : [...holds, evidenceReason(deadline)],
    wouldChange: changesOf(answers).map((change) => changeReason(change)),
    askFirst: askFirst(facts, answers),
    notChecked: checksNotRun,
  };
}

export function answersOf(ladderFacts: LadderFacts): Answers {
  return (name) => ladderFacts[name].answer;
}

function situationReasons(situation: RankedSituation, ladderFacts: LadderFacts): Reason[] {
  return situation.because.map((name) => {
    const { standing, places, params } = ladderFacts[name];
    return reason(becauseCode(name, params), standing, places, params);
  });
}

/** A high volume is said by what was counted. */
function becauseCode(name: FactName, params: Readonly<Record<string, string | number>>): string {
  if (name !== 'high-volume') return `triage.because.${name}`;
  return Number(params.observations) > Number(params.files)
    ? 'triage.because.high-volume.observations'
    : 'triage.because.high-volume.files';
}

function factorReasons(factors: readonly Factor[], situation: RankedSituation): Reason[] {
  return factors.flatMap((factor) =>
    factor.reason === null || isSaid(factor.name, situation) ? [] : [factor.reason],
  );
}

const accessFacts: readonly FactName[] = ['access-to-victim', 'access-to-children', 'lives-with-children'];

/** A factor the situation already says is not said twice; it keeps its position. */
function isSaid(factorName: string, situation: RankedSituation): boolean {
  if (factorName === 'urgent') return situation.because.includes('urgent');
  if (factorName === 'volume') return situation.because.includes('high-volume');
  if (factorName === 'person-reports' || factorName === 'senders')
    return situation.because.includes('repeat');
  if (factorName === 'access') return accessFacts.some((name) => situation.because.includes(name));
  return false;
}

/** Facts that change nothing to the rank and that the reader must see. */
function noteReasons(facts: RankFacts, ladderFacts: LadderFacts): Reason[] {
  const notes: Reason[] = [];
  for (const signal of ['minorToMinor', 'alreadyWithPolice'] as const) {
    const fact = signalFact(facts, signal);
    if (fact.answer === 'yes') notes.push(reason(noteCodes[signal], fact.standing, fact.places));
  }
  for (const name of ['viral-meme', 'spam'] as const) {
    const fact = ladderFacts[name];
    if (fact.answer === 'yes') notes.push(reason(`triage.note.${name}`, fact.standing, fact.places));
  }
  const compromised = facts.persons.filter((person) => person.compromisedAccount === true);
  if (compromised.length > 0) {
    notes.push(
      reason(
        'triage.note.compromised-account',
        'declared',
        compromised.map((person) => person.place),
      ),
    );
  }
  if (facts.files.generatedMark.count > 0) {
    notes.push(reason('triage.note.generated', 'declared', facts.files.generatedMark.places));
  }
  return notes;
}

const noteCodes = {
  minorToMinor: 'triage.note.minor-to-minor',
  alreadyWithPolice: 'triage.note.already-with-police',
} as const;

/** What nobody said about children around the person: shown as unknown, never as absent. */
function unknownReasons(answers: Answers): Reason[] {
  const names: readonly FactName[] = ['access-to-children', 'lives-with-children'];
  return names
    .filter((name) => answers(name) === 'unknown')
    .map((name) =>
      reason(
        `triage.unknown.${isOtherChildren(name, answers) ? 'access-to-other-children' : name}`,
        'unknown',
      ),
    );
}

/** Beside a known access to the victim, what stays open is the access to other children. */
function isOtherChildren(name: FactName, answers: Answers): boolean {
  return name === 'access-to-children' && answers('access-to-victim') === 'yes';
}

function changeReason({ direction, facts, tier }: Change): Reason {
  const [first, second] = facts;
  if (second === undefined)
    return reason(`triage.change.${direction}`, 'derived', [], { tier, fact: first ?? '' });
  return reason(`triage.change.${direction}.both`, 'derived', [], { tier, fact: first ?? '', second });
}

function contentStandingOf(facts: RankFacts): ContentStanding {
  const band = bestBandOf(facts);
  if (band === null) return 'none';
  return band === 'few' || band === 'several' ? 'seen-before' : band;
}
