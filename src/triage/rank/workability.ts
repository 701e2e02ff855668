import type { Reason } from '../contract.ts';
import { type Area, rankConnections } from './area.ts';
import { isAnonymising } from './evidence-clock.ts';
import type { ConnectionFact, ContactFact, RankFacts } from './facts.ts';
import { reason } from './reason.ts';

/** One hold: 0 absent, 1 partial, 2 full; `tell` says it in words, present or missing. */
export interface Hold {
  readonly value: 0 | 1 | 2;
  readonly tell: () => Reason;
}

/**
 * How far an inquiry can go with what the report holds. Says nothing of urgency: a complete report about a content
 * seen everywhere is workable and not urgent.
 */
export function holdsOf(facts: RankFacts, area: Area): readonly Hold[] {
  return [
    whoHold(facts.contacts),
    connectionHold(facts.connections),
    contentHold(facts),
    meaningHold(facts),
    areaHold(area),
  ];
}

/** 0 (nothing to hold) to 5 (every hold is there). */
export function levelOf(holds: readonly Hold[]): number {
  return Math.floor(holds.reduce((sum, hold) => sum + hold.value, 0) / 2);
}

/** A connection an operator can be asked about: dated, and either alone behind its address or with its port. */
export function isAskable(connection: ConnectionFact): boolean {
  if (connection.at === null || isAnonymising(connection)) return false;
  return !isShared(connection) || connection.port !== null;
}

export function isShared(connection: ConnectionFact): boolean {
  return connection.network?.kind === 'shared' || connection.network?.kind === 'mobile';
}

function whoHold(contacts: readonly ContactFact[]): Hold {
  const strong = contacts.filter(isStrongContact);
  if (strong.length > 0) return { value: 2, tell: () => hold('who.contact', strong) };
  if (contacts.length > 0) return { value: 1, tell: () => hold('who.account', contacts) };
  return { value: 0, tell: () => reason('triage.workability.who.none', 'unknown') };
}

function isStrongContact({ kind, verified, structured }: ContactFact): boolean {
  if (kind === 'email') return verified;
  if (kind === 'phone') return verified || structured;
  return (kind === 'payment' || kind === 'name-birth-date') && structured;
}

function connectionHold(connections: readonly ConnectionFact[]): Hold {
  const ranked = rankConnections(connections);
  const askable = ranked.filter(isAskable);
  const [upload] = askable.filter(
    (connection) => connection.event === 'upload' || connection.event === 'observation',
  );
  if (upload !== undefined) return { value: 2, tell: () => hold('connection.upload', [upload]) };
  const [login] = askable;
  if (login !== undefined) return { value: 1, tell: () => hold('connection.login', [login]) };
  return { value: 0, tell: () => weakConnection(ranked) };
}

/** The address is there and cannot be asked about: say why, it is the first thing to ask the sender for. */
function weakConnection(connections: readonly ConnectionFact[]): Reason {
  const [first] = connections;
  if (first === undefined) return reason('triage.workability.connection.none', 'unknown');
  const undated = connections.filter((connection) => connection.at === null);
  if (undated.length === connections.length) return hold('connection.no-zone', undated);
  if (connections.every(isAnonymising)) return hold('connection.anonymising', connections);
  return hold('connection.shared-without-port', connections.filter(isShared));
}

function contentHold({ files, hasText, place }: RankFacts): Hold {
  if (files.withDigest > 0) {
    const params = { count: files.withDigest, total: files.total };
    return {
      value: 2,
      tell: () => reason('triage.workability.content.digest', 'observed', files.places, params),
    };
  }
  if (files.total > 0)
    return { value: 1, tell: () => reason('triage.workability.content.file', 'observed', files.places) };
  if (hasText)
    return { value: 1, tell: () => reason('triage.workability.content.text', 'observed', [place]) };
  return { value: 0, tell: () => reason('triage.workability.content.none', 'unknown') };
}

/** Did a person at the sender look, and is it said what the time means: both spare a question to the sender. */
function meaningHold({ files, incidentDated, incidentMeaningStated, signalPlaces, place }: RankFacts): Hold {
  const viewed = files.viewedBySender > 0;
  const timed = (incidentDated && incidentMeaningStated) || files.dated;
  const params = { viewed: files.viewedBySender, total: files.total };
  const places = viewed ? files.places : [signalPlaces.incidentAt ?? place];
  if (viewed && timed)
    return { value: 2, tell: () => reason('triage.workability.meaning.full', 'declared', places, params) };
  if (viewed)
    return { value: 1, tell: () => reason('triage.workability.meaning.viewed', 'declared', places, params) };
  if (timed) return { value: 1, tell: () => reason('triage.workability.meaning.timed', 'declared', places) };
  return { value: 0, tell: () => reason('triage.workability.meaning.none', 'unknown') };
}

function areaHold(area: Area): Hold {
  const name = area.area ?? area.country;
  if (name === null) return { value: 0, tell: () => reason('triage.workability.area.none', 'unknown') };
  const params = { area: name };
  if (area.certain)
    return { value: 2, tell: () => reason('triage.workability.area.certain', 'derived', [], params) };
  return { value: 1, tell: () => reason('triage.workability.area.uncertain', 'derived', [], params) };
}

function hold(code: string, facts: readonly { readonly place: ContactFact['place'] }[]): Reason {
  const places = facts.map((fact) => fact.place);
  return reason(`triage.workability.${code}`, 'observed', places);
}
