import type {
  ConnectionFact,
  ContactFact,
  FileFacts,
  PersonMention,
  RankFacts,
} from '../src/triage/rank/facts.ts';

/** Builders of what a rank may know, for pure tests. Reserved addresses only. */
export const place = { sourceId: '1', locator: 'json:' };

export function rankFacts(changes: Partial<RankFacts> = {}): RankFacts {
  return {
    place,
    kind: 'platform',
    incidentType: null,
    receivedAt: '2026-11-01T08:00:00.000Z',
    incidentDated: false,
    incidentMeaningStated: false,
    hasText: false,
    signals: {},
    signalPlaces: {},
    observations: 0,
    observedNights: 0,
    members: 0,
    persons: [],
    connections: [],
    contacts: [],
    victims: { mentioned: 0, locatable: false, places: [] },
    declaredAreas: [],
    files: rankFiles(),
    person: { reports: 1, senders: 1 },
    ...changes,
  };
}

export function rankFiles(changes: Partial<FileFacts> = {}): FileFacts {
  const none = { count: 0, places: [] };
  return {
    total: 0,
    withDigest: 0,
    byBand: { 'first-seen': 0, few: 0, several: 0, viral: 0 },
    viewedBySender: 0,
    notViewedBySender: 0,
    dated: false,
    liveStreaming: none,
    selfProduction: none,
    viralMark: none,
    generatedMark: none,
    places: [],
    ...changes,
  };
}

export function mention(changes: Partial<PersonMention> = {}): PersonMention {
  return { place: { sourceId: '1', locator: 'json:/persons/0' }, ...changes };
}

export function connection(changes: Partial<ConnectionFact> = {}): ConnectionFact {
  return {
    address: '240.0.0.1',
    event: 'upload',
    at: '2026-10-30T10:00:00.000Z',
    port: 4000,
    network: { country: 'FR', area: 'Nord', kind: 'fixed' },
    sightings: 1,
    place: { sourceId: '1', locator: 'json:/captures/0' },
    ...changes,
  };
}

export function contact(changes: Partial<ContactFact> = {}): ContactFact {
  return {
    kind: 'account',
    verified: false,
    structured: true,
    display: 'u-1 · ExampleChat',
    place: { sourceId: '1', locator: 'json:/persons/0/account' },
    ...changes,
  };
}
