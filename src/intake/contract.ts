import { type Static, Type } from 'typebox';

/**
 * What a reader hands over for one source, and what the intake shows of it.
 * Every value keeps its locator: the exact place in the sealed bytes (grammar in locator.ts).
 */

/** `json:/a/0/b` (RFC 6901 pointer) · `xml:/report[1]/reporter[1]` · `line:12` (1-based) · `whole`. */
export type Locator = string;

/** A time as the source wrote it. `utc` is null when the zone is unknown: a bare wall clock is never UTC. */
export interface StatedTime {
  readonly raw: string;
  /** ISO 8601 with Z and milliseconds, or null. */
  readonly utc: string | null;
}

export type ReportKind = 'platform' | 'foreign-list' | 'peer-to-peer' | 'chat' | 'supplement';

/** Statements of the sender about the whole report; absent means not said, never false. */
export interface ReportSignals {
  readonly urgent?: boolean;
  readonly imminentDanger?: boolean;
  readonly solicitation?: boolean;
  readonly sextortion?: boolean;
  readonly commissioning?: boolean;
  readonly homeProduction?: boolean;
  readonly commercial?: boolean;
  readonly sadistic?: boolean;
  readonly minorToMinor?: boolean;
  readonly spam?: boolean;
  readonly viralMeme?: boolean;
  readonly groupAdministrator?: boolean;
  readonly alreadyWithPolice?: boolean;
  /** Number of observations behind this report, where it gathers several (peer-to-peer rows, messages). */
  readonly observations?: number;
  readonly observedNights?: number;
  readonly members?: number;
}

export type IdentifierKind =
  | 'email'
  | 'phone'
  | 'account'
  | 'ip'
  | 'device'
  | 'payment'
  | 'name-birth-date'
  | 'url'
  | 'screen-name';

export interface ParsedIdentifier {
  readonly kind: IdentifierKind;
  /** As written in the source. For `account`, `payment` and `device`, `scope` names the service or the id type. */
  readonly raw: string;
  readonly scope?: string;
  readonly locator: Locator;
  readonly confidence: 'structured' | 'free-text';
  readonly verified?: boolean;
  readonly at?: StatedTime;
  readonly port?: number;
  /** login · registration · purchase · upload · observation · other · unknown (lower case). */
  readonly event?: string;
}

/** Statements about the person by the sender: a declared fact, until an officer verifies it. */
export interface PersonStatements {
  readonly accessToChildren?: 'declared' | 'verified' | 'denied';
  readonly accessToVictim?: 'declared' | 'verified' | 'denied';
  readonly priorConviction?: 'declared' | 'verified' | 'denied';
  readonly livesWithChildren?: 'declared' | 'verified' | 'denied';
  readonly accountDisabled?: boolean;
  readonly compromisedAccount?: boolean;
  readonly priorReports?: number;
  readonly administersGroup?: boolean;
  readonly country?: string;
  readonly city?: string;
}

export interface ParsedPerson {
  readonly locator: Locator;
  readonly role: 'suspect' | 'recipient' | 'victim' | 'participant' | 'reporter';
  /** What an officer would call this mention: a name, else a screen name, else the account. Untrusted text. */
  readonly label: string;
  readonly statements: PersonStatements;
  readonly identifiers: readonly ParsedIdentifier[];
  /** Set by chat readers: the sender key used in message parts. */
  readonly senderKey?: string;
}

export interface ParsedDigest {
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'pdq';
  /** Lower-case hex. */
  readonly hex: string;
  readonly role: 'original' | 'as-received';
}

export interface ParsedFile {
  readonly locator: Locator;
  readonly name: string;
  readonly sizeBytes?: number;
  readonly viewedBySender?: boolean;
  /** A1 · A2 · B1 · B2 : the sender's opinion. */
  readonly classification?: string;
  readonly annotations: readonly string[];
  readonly uploadedAt?: StatedTime;
  readonly digests: readonly ParsedDigest[];
}

export interface ParsedReport {
  readonly locator: Locator;
  readonly kind: ReportKind;
  /** Who numbers these reports (`ncmec`, or the agency or tool of a list): with externalRef the report's identity. */
  readonly registry: string;
  readonly externalRef?: string;
  readonly sender: string;
  readonly incidentType?: string;
  readonly receivedAt?: StatedTime;
  readonly incidentAt?: StatedTime;
  /** What the sender means by the incident time, in its own words. */
  readonly incidentMeaning?: string;
  readonly signals: ReportSignals;
  /** Free text of the sender, gathered for search. Untrusted text. */
  readonly narrative: string;
  readonly persons: readonly ParsedPerson[];
  readonly files: readonly ParsedFile[];
  /** Where each shown value of the report itself stands: field name → locator. */
  readonly places: Readonly<Record<string, Locator>>;
}

export interface ParsedMessage {
  readonly locator: Locator;
  readonly externalId: string;
  readonly kind: 'message' | 'service' | 'unsupported';
  readonly senderKey?: string;
  readonly sentAt?: StatedTime;
  readonly body: string;
  readonly attachment?: string;
}

export interface ParsedChat {
  readonly locator: Locator;
  readonly externalId: string;
  readonly kind: string;
  readonly title: string;
}

export type NoteSeverity = 'refused' | 'skipped' | 'assumed' | 'unread';

/** Something the officer must know about this import. Codes are listed in errors.ts; text in messages. */
export interface ParsedNote {
  readonly severity: NoteSeverity;
  readonly code: string;
  readonly place: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * A source as a stream of parts. Message parts come before the report of their chat: participants are
 * known only once all messages were read. Throwing IntakeRefusal refuses the whole source, nothing of it stays.
 */
export type Part =
  | { readonly kind: 'report'; readonly report: ParsedReport; readonly chat?: ParsedChat }
  | { readonly kind: 'messages'; readonly chatLocator: Locator; readonly messages: readonly ParsedMessage[] }
  | { readonly kind: 'files'; readonly files: readonly ParsedFile[] }
  | { readonly kind: 'note'; readonly note: ParsedNote };

const Id = Type.String({ pattern: '^[0-9]{1,19}$' });

export const IntakeSummary = Type.Object({
  id: Id,
  channel: Type.String(),
  label: Type.String(),
  startedAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
  ]),
  failureCode: Type.Union([Type.String(), Type.Null()]),
  filesTotal: Type.Union([Type.Integer(), Type.Null()]),
  filesDone: Type.Integer(),
  bytesTotal: Type.Union([Type.Integer(), Type.Null()]),
  bytesDone: Type.Integer(),
  filesImported: Type.Integer(),
  filesDuplicate: Type.Integer(),
  filesRefused: Type.Integer(),
  reports: Type.Integer(),
  notes: Type.Integer(),
});
export type IntakeSummary = Static<typeof IntakeSummary>;

export const IntakeNote = Type.Object({
  severity: Type.String(),
  code: Type.String(),
  place: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});

export const IntakeDelivery = Type.Object({
  ordinal: Type.Integer(),
  name: Type.String(),
  sizeBytes: Type.Integer(),
  digest: Type.Union([Type.String(), Type.Null()]),
  outcome: Type.Union([Type.Literal('imported'), Type.Literal('duplicate'), Type.Literal('refused')]),
  format: Type.Union([Type.String(), Type.Null()]),
  reader: Type.Union([Type.String(), Type.Null()]),
  reports: Type.Integer(),
  /** What was read, by kind of fact. */
  counts: Type.Record(Type.String(), Type.Integer()),
  notes: Type.Array(IntakeNote),
});
export type IntakeDelivery = Static<typeof IntakeDelivery>;

/** The intake report: what was read, what was not, what was refused and where. Refused first, then by ordinal. */
export const IntakeDetail = Type.Intersect([
  IntakeSummary,
  Type.Object({ deliveries: Type.Array(IntakeDelivery), deliveriesTotal: Type.Integer() }),
]);
export type IntakeDetail = Static<typeof IntakeDetail>;

/** The raw place of a value: escaped text around it, byte range in the sealed source, and the proof that it was re-read. */
export const SourceExcerpt = Type.Object({
  sourceId: Id,
  name: Type.String(),
  format: Type.String(),
  reader: Type.String(),
  digest: Type.String(),
  sizeBytes: Type.Integer(),
  receivedAt: Type.String(),
  locator: Type.String(),
  found: Type.Boolean(),
  byteStart: Type.Integer(),
  byteEnd: Type.Integer(),
  firstLine: Type.Integer(),
  before: Type.String(),
  highlighted: Type.String(),
  after: Type.String(),
  /** True when the stored bytes were hashed again just now and give the sealed digest; null when too large to hash per view. */
  digestVerified: Type.Union([Type.Boolean(), Type.Null()]),
});
export type SourceExcerpt = Static<typeof SourceExcerpt>;
