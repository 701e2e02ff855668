import type { Locator, ParsedDigest, ParsedFile } from '../intake/contract.ts';

/** Files to record: those of a report, or those a source lists without one. */
export interface FileMention {
  readonly reportId: string | null;
  readonly sourceId: string;
  readonly file: ParsedFile;
}

/** A file as described in a source: its words and digests, never its content. */
export interface ObservedFile {
  readonly id: string;
  readonly reportId: string | null;
  readonly sourceId: string;
  readonly locator: Locator;
  /** Untrusted text. */
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly viewedBySender: boolean | null;
  readonly classification: string | null;
  readonly annotations: readonly string[];
  /** ISO 8601 UTC; null when not stated or without a zone. */
  readonly uploadedAt: string | null;
  readonly uploadedRaw: string | null;
  readonly digests: readonly (ParsedDigest & {
    /** How many other reports describe a file with this digest. */
    readonly otherReports: number;
  })[];
}
