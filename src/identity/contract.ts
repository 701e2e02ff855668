import type { IdentifierKind, Locator, ParsedPerson, PersonStatements } from '../intake/contract.ts';

/** A person to record, with the report and the source that mention them. */
export interface Mention {
  readonly reportId: string;
  readonly sourceId: string;
  readonly person: ParsedPerson;
  /** Reserved beforehand where messages already name this person as their sender. */
  readonly personId?: string;
}

/** One mention of a person in one source, with everything observed of them there. */
export interface ObservedPerson {
  readonly id: string;
  readonly reportId: string;
  readonly sourceId: string;
  readonly locator: Locator;
  readonly role: ParsedPerson['role'];
  /** Untrusted text. */
  readonly label: string;
  readonly statements: PersonStatements;
  readonly observations: readonly Observation[];
  readonly unusable: readonly UnusableObservation[];
}

export interface Observation {
  readonly identifierId: string;
  readonly kind: IdentifierKind;
  /** The normalised key; two observations of one thing share it. */
  readonly value: string;
  readonly display: string;
  /** As written in the source. Untrusted text. */
  readonly raw: string;
  readonly sourceId: string;
  readonly locator: Locator;
  readonly confidence: 'structured' | 'free-text';
  /** As stated by the sender; null when not stated. */
  readonly verified: boolean | null;
  /** ISO 8601 UTC; null when the source gives no time or no zone. */
  readonly at: string | null;
  readonly atRaw: string | null;
  readonly port: number | null;
  readonly event: string | null;
}

export interface UnusableObservation {
  readonly kind: IdentifierKind;
  readonly raw: string;
  readonly reason: string;
  readonly sourceId: string;
  readonly locator: Locator;
}
