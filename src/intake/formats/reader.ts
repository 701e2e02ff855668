import type { Part } from '../contract.ts';
import type { CsvMapping } from './csv-mapping.ts';

/** The bytes of one source. Readers take no other road to the outside: no file system, no clock, no database. */
export interface SourceInput {
  readonly name: string;
  readonly sizeBytes: number;
  /** The bytes in order; may be called several times. Chunks may be reused by the caller after the next one is taken. */
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** All bytes at once; readers ask only for sizes within budgets.wholeBytes. */
  whole(): Uint8Array;
}

export interface ReadOptions {
  /** A saved column mapping; turns any table with a header into the table reader's input. */
  readonly csvMapping?: CsvMapping;
}

/**
 * One format: what it is called, how it is recognised, how it is read.
 *
 * `read` answers the parts of the source in order, synchronously for small sources (an Iterable) and as an
 * AsyncIterable for streams. It throws IntakeRefusal, and nothing else, for any bytes whatever.
 */
export interface FormatReader {
  readonly format: string;
  /** Changes whenever the same bytes may give different facts; stored with each source. */
  readonly version: string;
  /** By content only: the first budgets.headBytes of the source (fewer when it is shorter). */
  detect(head: Uint8Array): boolean;
  read(input: SourceInput, options?: ReadOptions): Iterable<Part> | AsyncIterable<Part>;
}

/** A source already in memory. */
export function sourceFromBytes(name: string, bytes: Uint8Array): SourceInput {
  return { name, sizeBytes: bytes.length, chunks: () => [bytes], whole: () => bytes };
}
