/**
 * Everything a rank may know of one report. The type is the guard: it has no place for age, sex, origin,
 * nationality, religion, address, family status or profession of a suspect, so none of them can weigh.
 */

/** Three answers, always: what nobody said is unknown, never false. */
export type Answer = 'yes' | 'no' | 'unknown';

/** A place in a sealed source. */
export interface Place {
  readonly sourceId: string;
  readonly locator: string;
}

export type Statement = 'declared' | 'verified' | 'denied';

/** What the sender, or an officer who verified it, says about children around one person of the report. */
export interface PersonMention {
  readonly place: Place;
  readonly accessToChildren?: Statement;
  readonly accessToVictim?: Statement;
  readonly livesWithChildren?: Statement;
  readonly priorConviction?: Statement;
  readonly administersGroup?: boolean;
  readonly compromisedAccount?: boolean;
  readonly priorReports?: number;
}

export type NetworkKind = 'fixed' | 'mobile' | 'shared' | 'hosting' | 'vpn' | 'tor';

export interface NetworkFact {
  readonly country: string;
  readonly area: string | null;
  readonly kind: NetworkKind;
}

export type ConnectionEvent =
  | 'upload'
  | 'observation'
  | 'login'
  | 'registration'
  | 'purchase'
  | 'other'
  | 'unknown';

/** One address with one event, its latest dated sighting; `at` null when the zone or the time is unknown. */
export interface ConnectionFact {
  readonly address: string;
  readonly event: ConnectionEvent;
  /** ISO 8601 UTC. */
  readonly at: string | null;
  readonly port: number | null;
  readonly network: NetworkFact | null;
  readonly sightings: number;
  readonly place: Place;
}

export type ContactKind = 'email' | 'phone' | 'account' | 'device' | 'payment' | 'name-birth-date' | 'other';

/** An identifier of the person reported that can be asked about. `display` is for requests only, never weighed. */
export interface ContactFact {
  readonly kind: ContactKind;
  readonly verified: boolean;
  readonly structured: boolean;
  readonly display: string;
  readonly place: Place;
}

/** How often a content stands in current reports: `few` 2 to 9, `several` 10 to 49, `viral` 50 and more. */
export type ContentBand = 'first-seen' | 'few' | 'several' | 'viral';

export interface MarkedFiles {
  readonly count: number;
  readonly places: readonly Place[];
}

export interface FileFacts {
  readonly total: number;
  readonly withDigest: number;
  /** Files whose best-known digest stands in that band. */
  readonly byBand: Readonly<Record<ContentBand, number>>;
  readonly viewedBySender: number;
  readonly notViewedBySender: number;
  /** Latest dated upload of a file exists. */
  readonly dated: boolean;
  /** Marks set by the sender on single files. */
  readonly liveStreaming: MarkedFiles;
  readonly selfProduction: MarkedFiles;
  readonly viralMark: MarkedFiles;
  readonly generatedMark: MarkedFiles;
  /** The first files, in the order of their source. */
  readonly places: readonly Place[];
}

/** Statements of the sender on the whole report; a missing key was not said. */
export type SignalName =
  | 'urgent'
  | 'imminentDanger'
  | 'solicitation'
  | 'sextortion'
  | 'commissioning'
  | 'homeProduction'
  | 'commercial'
  | 'sadistic'
  | 'minorToMinor'
  | 'spam'
  | 'viralMeme'
  | 'groupAdministrator'
  | 'alreadyWithPolice';

export interface RankFacts {
  readonly place: Place;
  readonly kind: string;
  readonly incidentType: string | null;
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
  readonly incidentDated: boolean;
  readonly incidentMeaningStated: boolean;
  readonly hasText: boolean;
  readonly signals: Readonly<Partial<Record<SignalName, boolean>>>;
  readonly signalPlaces: Readonly<Partial<Record<SignalName | 'incidentType' | 'incidentAt', Place>>>;
  readonly observations: number;
  readonly observedNights: number;
  readonly members: number;
  /** Persons reported: suspects and participants. */
  readonly persons: readonly PersonMention[];
  readonly connections: readonly ConnectionFact[];
  readonly contacts: readonly ContactFact[];
  /** Children named as victims in the report, and whether anything says where one can be found. */
  readonly victims: {
    readonly mentioned: number;
    readonly locatable: boolean;
    readonly places: readonly Place[];
  };
  readonly declaredAreas: readonly {
    readonly country: string | null;
    readonly city: string | null;
    readonly place: Place;
  }[];
  readonly files: FileFacts;
  /** The presumed person with the most reports among those of this report. */
  readonly person: { readonly reports: number; readonly senders: number };
}
