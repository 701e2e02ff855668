import type { RawBuilder } from 'kysely';

/**
 * One database transaction, the only way to the database. Values are always parameters: statements are written
 * with Kysely's `sql` tag in store files.
 */
export interface Tx {
  rows<Row>(statement: RawBuilder<Row>): Promise<readonly Row[]>;
  /** @throws Error when the statement gives no row, or more than one. */
  one<Row>(statement: RawBuilder<Row>): Promise<Row>;
  maybe<Row>(statement: RawBuilder<Row>): Promise<Row | undefined>;
  /** @returns the number of rows touched. */
  run(statement: RawBuilder<unknown>): Promise<number>;
  /** Reads a large result in batches through a server-side cursor, memory flat. */
  stream<Row>(statement: RawBuilder<Row>, batchSize?: number): AsyncIterable<readonly Row[]>;
  /**
   * Bulk load by COPY. Each row lists the columns in order; null is NULL, Uint8Array is bytea, boolean and number as such,
   * a string is sent as it is (escaped for COPY text).
   */
  copy(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ): Promise<void>;
  /** Reserves `count` ids of an identity column's sequence; returns them in order. */
  reserveIds(table: string, count: number): Promise<readonly string[]>;
}

export type CopyValue = string | number | boolean | null | Uint8Array;
