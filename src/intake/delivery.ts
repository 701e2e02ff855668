import type { ParsedNote } from './contract.ts';

/** Why a file was refused before or besides its reader. Each code is also the key of its wording. */
export const deliveryRefusalCodes = [
  'intake.refused.symbolic-link',
  'intake.refused.not-a-file',
  'intake.refused.unreadable-file',
  'intake.refused.changed-while-read',
  'intake.refused.reader-failed',
  'intake.refused.not-storable',
] as const;
export type DeliveryRefusalCode = (typeof deliveryRefusalCodes)[number];

/** Why a whole intake stopped. */
export type IntakeFailureCode = 'intake.failure.nothing-found' | 'intake.failure.interrupted';

/** What was read of one source, by kind of fact. */
export interface FactCounts {
  readonly reports: number;
  readonly persons: number;
  readonly identifiers: number;
  readonly unusableIdentifiers: number;
  readonly files: number;
  readonly chats: number;
  readonly messages: number;
}

export const noFacts: FactCounts = {
  reports: 0,
  persons: 0,
  identifiers: 0,
  unusableIdentifiers: 0,
  files: 0,
  chats: 0,
  messages: 0,
};

/** One file seen by an intake, and what became of it. */
export interface Delivery {
  readonly ordinal: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** SHA-256, lower-case hex; null when the bytes could not be read. */
  readonly digest: string | null;
  readonly sourceId: string | null;
  readonly outcome: 'imported' | 'duplicate' | 'refused';
  readonly format: string | null;
  readonly reader: string | null;
  readonly counts: FactCounts;
  readonly notes: readonly ParsedNote[];
}
