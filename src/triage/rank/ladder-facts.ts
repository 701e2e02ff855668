import type { Reason } from '../contract.ts';
import type { Answer, MarkedFiles, PersonMention, Place, RankFacts, SignalName, Statement } from './facts.ts';
import { type FactName, factNames, incidentTypeFacts, volume } from './policy.ts';
import type { Params } from './reason.ts';

/** One fact of the ladder: its answer, who stands behind it, and where it is written. */
export interface LadderFact {
  readonly answer: Answer;
  readonly standing: Reason['standing'];
  readonly places: readonly Place[];
  readonly params: Params;
}
export type LadderFacts = Readonly<Record<FactName, LadderFact>>;

const unknown: LadderFact = { answer: 'unknown', standing: 'unknown', places: [], params: {} };

/**
 * Answers each question of the ladder from the gathered facts. What nobody said stays unknown; only a count that
 * was made, or a sender that denies, answers no.
 */
export function ladderFactsOf(facts: RankFacts): LadderFacts {
  const answers: Partial<Record<FactName, LadderFact>> = {
    ...signalFacts(facts),
    ...personFacts(facts),
    ...fileFacts(facts),
    ...countFacts(facts),
    ...typeFact(facts),
  };
  return Object.fromEntries(
    factNames.map((name) => [name, answers[name] ?? unknown]),
  ) as unknown as LadderFacts;
}

const signalNamesByFact = {
  'imminent-danger': 'imminentDanger',
  urgent: 'urgent',
  solicitation: 'solicitation',
  sextortion: 'sextortion',
  commissioning: 'commissioning',
  'home-production': 'homeProduction',
  commercial: 'commercial',
  sadistic: 'sadistic',
  spam: 'spam',
} as const satisfies Partial<Record<FactName, SignalName>>;

function signalFacts(facts: RankFacts): Partial<Record<FactName, LadderFact>> {
  const entries = Object.entries(signalNamesByFact).map(([fact, signal]) => [
    fact,
    signalFact(facts, signal),
  ]);
  return Object.fromEntries(entries) as Partial<Record<FactName, LadderFact>>;
}

/** A yes or no of the sender on the whole report. */
export function signalFact(facts: RankFacts, signal: SignalName): LadderFact {
  const said = facts.signals[signal];
  if (said === undefined) return unknown;
  const place = facts.signalPlaces[signal] ?? facts.place;
  return { answer: said ? 'yes' : 'no', standing: 'declared', places: [place], params: {} };
}

function personFacts(facts: RankFacts): Partial<Record<FactName, LadderFact>> {
  const group = signalFact(facts, 'groupAdministrator');
  const administrators = facts.persons.filter((person) => person.administersGroup === true);
  return {
    'access-to-victim': statementFact(facts.persons, (person) => person.accessToVictim),
    'access-to-children': statementFact(facts.persons, (person) => person.accessToChildren),
    'lives-with-children': statementFact(facts.persons, (person) => person.livesWithChildren),
    'group-role':
      administrators.length > 0
        ? observed(
            'yes',
            administrators.map((person) => person.place),
          )
        : group,
    'child-mentioned': facts.victims.mentioned > 0 ? observed('yes', facts.victims.places) : unknown,
    'child-locatable': facts.victims.locatable ? observed('yes', facts.victims.places) : unknown,
  };
}

/** Verified stands above declared, declared above denied: contradictory statements keep the child in view. */
export function statementFact(
  persons: readonly PersonMention[],
  statementOf: (person: PersonMention) => Statement | undefined,
): LadderFact {
  for (const wanted of ['verified', 'declared', 'denied'] as const) {
    const places = persons.filter((person) => statementOf(person) === wanted).map((person) => person.place);
    if (places.length === 0) continue;
    if (wanted === 'denied') return { answer: 'no', standing: 'declared', places, params: {} };
    return { answer: 'yes', standing: wanted, places, params: {} };
  }
  return unknown;
}

function fileFacts(facts: RankFacts): Partial<Record<FactName, LadderFact>> {
  const { files } = facts;
  return {
    'live-streaming': markFact(files.liveStreaming),
    'self-production': markFact(files.selfProduction),
    'viral-meme': viralFact(facts),
    'content-present':
      files.total > 0 ? { ...observed('yes', files.places), params: { count: files.total } } : unknown,
  };
}

function markFact(marked: MarkedFiles): LadderFact {
  return marked.count > 0 ? declared(marked.places) : unknown;
}

/**
 * Every file marked, or the report marked with no mark on a single file: one file that is not part of a flood is
 * enough to look at the report for itself.
 */
function viralFact({ signals, signalPlaces, place, files }: RankFacts): LadderFact {
  const marked = files.viralMark.count;
  if (marked > 0) return marked >= files.total ? declared(files.viralMark.places) : unknown;
  return signals.viralMeme === true ? declared([signalPlaces.viralMeme ?? place]) : unknown;
}

function countFacts(facts: RankFacts): Partial<Record<FactName, LadderFact>> {
  const manyFiles = facts.files.total >= volume.files;
  const manyObservations = facts.observations >= volume.observations;
  const { reports, senders } = facts.person;
  const repeated = reports >= volume.personReports && senders >= volume.personSenders;
  const places = facts.files.places.length > 0 ? facts.files.places : [facts.place];
  return {
    'high-volume': {
      ...observed(manyFiles || manyObservations ? 'yes' : 'no', places),
      params: { files: facts.files.total, observations: facts.observations, nights: facts.observedNights },
    },
    repeat: {
      answer: repeated ? 'yes' : 'no',
      standing: 'derived',
      places: [],
      params: { reports, senders },
    },
    'chat-report': facts.kind === 'chat' ? observed('yes', [facts.place]) : unknown,
  };
}

function typeFact({ incidentType, signalPlaces, place }: RankFacts): Partial<Record<FactName, LadderFact>> {
  if (incidentType === null || !Object.hasOwn(incidentTypeFacts, incidentType)) return {};
  const name = incidentTypeFacts[incidentType];
  return name === undefined ? {} : { [name]: declared([signalPlaces.incidentType ?? place]) };
}

function observed(answer: Answer, places: readonly Place[]): LadderFact {
  return { answer, standing: 'observed', places, params: {} };
}

function declared(places: readonly Place[]): LadderFact {
  return { answer: 'yes', standing: 'declared', places, params: {} };
}
