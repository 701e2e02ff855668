import type { Reason } from '../contract.ts';
import type { Answer, MarkedFiles, PersonMention, Place, RankFacts, SignalName, Statement } from './facts.ts';
import { type FactName, incidentTypeFacts, volume } from './policy.ts';
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
  const { persons, files, victims } = facts;
  return {
    'imminent-danger': signalFact(facts, 'imminentDanger'),
    urgent: signalFact(facts, 'urgent'),
    'child-locatable': victims.locatable ? observed('yes', victims.places) : unknown,
    'access-to-victim': statementFact(persons, (person) => person.accessToVictim),
    'access-to-children': statementFact(persons, (person) => person.accessToChildren),
    'lives-with-children': statementFact(persons, (person) => person.livesWithChildren),
    'contact-offence': typeFact(facts, 'contact-offence'),
    solicitation: signalFact(facts, 'solicitation'),
    sextortion: signalFact(facts, 'sextortion'),
    commissioning: signalFact(facts, 'commissioning'),
    'live-streaming': markFact(files.liveStreaming),
    'solicitation-type': typeFact(facts, 'solicitation-type'),
    'home-production': signalFact(facts, 'homeProduction'),
    'self-production': markFact(files.selfProduction),
    'child-mentioned': victims.mentioned > 0 ? observed('yes', victims.places) : unknown,
    'high-volume': volumeFact(facts),
    repeat: repeatFact(facts),
    commercial: signalFact(facts, 'commercial'),
    sadistic: signalFact(facts, 'sadistic'),
    'group-role': groupFact(facts),
    'chat-report': facts.kind === 'chat' ? observed('yes', [facts.place]) : unknown,
    'content-present':
      files.total > 0 ? { ...observed('yes', files.places), params: { count: files.total } } : unknown,
    'content-type': typeFact(facts, 'content-type'),
    'viral-meme': viralFact(facts),
    spam: signalFact(facts, 'spam'),
  };
}

/** A yes or no of the sender on the whole report. */
export function signalFact(facts: RankFacts, signal: SignalName): LadderFact {
  const said = facts.signals[signal];
  if (said === undefined) return unknown;
  const place = facts.signalPlaces[signal] ?? facts.place;
  return { answer: said ? 'yes' : 'no', standing: 'declared', places: [place], params: {} };
}

function groupFact(facts: RankFacts): LadderFact {
  const administrators = facts.persons.filter((person) => person.administersGroup === true);
  if (administrators.length === 0) return signalFact(facts, 'groupAdministrator');
  return observed(
    'yes',
    administrators.map((person) => person.place),
  );
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

function volumeFact({ files, observations, observedNights, place }: RankFacts): LadderFact {
  const isHigh = files.total >= volume.files || observations >= volume.observations;
  const places = files.places.length > 0 ? files.places : [place];
  return {
    ...observed(isHigh ? 'yes' : 'no', places),
    params: { files: files.total, observations, nights: observedNights },
  };
}

function repeatFact({ person }: RankFacts): LadderFact {
  const { reports, senders } = person;
  const isRepeated = reports >= volume.personReports && senders >= volume.personSenders;
  return { answer: isRepeated ? 'yes' : 'no', standing: 'derived', places: [], params: { reports, senders } };
}

function typeFact({ incidentType, signalPlaces, place }: RankFacts, name: FactName): LadderFact {
  const known = incidentType !== null && Object.hasOwn(incidentTypeFacts, incidentType);
  if (!known || incidentTypeFacts[incidentType] !== name) return unknown;
  return declared([signalPlaces.incidentType ?? place]);
}

function observed(answer: Answer, places: readonly Place[]): LadderFact {
  return { answer, standing: 'observed', places, params: {} };
}

function declared(places: readonly Place[]): LadderFact {
  return { answer: 'yes', standing: 'declared', places, params: {} };
}
