import { once } from 'node:events';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | Uint8Array;

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
  /** Reads a large result in batches through a server-side cursor, memory flat. One stream at a time per Tx. */
  stream<Row>(statement: RawBuilder<Row>, batchSize?: number): AsyncIterable<readonly Row[]>;
  /**
   * Bulk load by COPY. Each row lists the columns in order; null is NULL, Uint8Array is bytea; a string is sent as
   * it is. The caller must not offer U+0000: PostgreSQL text cannot hold it.
   */
  copy(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ): Promise<void>;
  /** Tells the planner what every table holds now: after a bulk load it would guess, and guess wrong. Seconds. */
  analyse(): Promise<void>;
  /** For libraries that bring their own SQL text and take part in our transaction (the job queue). */
  execute(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }>;
  /** Reserves `count` ids of the table's identity column; returns them in rising order. */
  reserveIds(table: string, count: number): Promise<readonly string[]>;
}

export interface Database {
  /** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Where PostgreSQL is: a URL, or the socket folder of the embedded server. */
export type Connection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly database: string; readonly user: string };

// A calendar date has no zone: it stays text instead of becoming midnight somewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface DatabaseOptions {
  readonly maxConnections: number;
  /** How this program is called in the server's list of connections. Default `vigie`. */
  readonly applicationName?: string;
}

export function openDatabase(connection: Connection, options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max: options.maxConnections,
    // One stays open, however idle: it tells a stopping command that the embedded server is still in use.
    min: 1,
    application_name: options.applicationName ?? 'vigie',
  });
  // A server restart kills idle connections; the next act opens a new one, so this is not our failure.
  pool.on('error', () => {});
  // The same while a transaction holds one: its next statement fails and says so; an unheard event would end us.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    connection,
    close: () => pool.end(),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(txOf(client));
        await client.query('COMMIT');
        return result;
      } catch (cause) {
        broken = await rollBack(client);
        throw cause;
      } finally {
        client.release(broken);
      }
    },
  };
}

/** @returns the reason when the connection can no longer be used. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause : new Error('rollback failed', { cause });
  }
}

function txOf(client: pg.PoolClient): Tx {
  const query = async <Row>(statement: RawBuilder<Row>): Promise<pg.QueryResult> => {
    const compiled: CompiledQuery<Row> = statement.compile(compiler);
    return client.query(compiled.sql, [...compiled.parameters]);
  };
  const rows = async <Row>(statement: RawBuilder<Row>): Promise<readonly Row[]> =>
    // The row type is the caller's promise about its own SQL; store tests hold it.
    (await query(statement)).rows as Row[];
  return {
    rows,
    one: async (statement) => {
      const found = await rows(statement);
      const [first] = found;
      if (found.length !== 1 || first === undefined) throw new Error(`expected one row, got ${found.length}`);
      return first;
    },
    maybe: async (statement) => {
      const found = await rows(statement);
      if (found.length > 1) throw new Error(`expected at most one row, got ${found.length}`);
      return found[0];
    },
    run: async (statement) => (await query(statement)).rowCount ?? 0,
    stream: (statement, batchSize = 5_000) => streamRows(client, statement, batchSize),
    copy: (table, columns, source) => copyRows(client, table, columns, source),
    analyse: async () => {
      await client.query('ANALYZE');
    },
    execute: async (text, values) => ({ rows: (await client.query(text, [...values])).rows }),
    reserveIds: async (table, count) => {
      const result = await client.query<{ id: string }>(
        // Materialised: the name of the sequence is looked up once, not once an id.
        `WITH named AS MATERIALIZED (SELECT pg_get_serial_sequence($1, 'id')::regclass AS sequence)
         SELECT nextval(sequence) AS id FROM named, generate_series(1, $2)`,
        [table, count],
      );
      return result.rows.map((row) => row.id);
    },
  };
}

let cursors = 0;

async function* streamRows<Row>(
  client: pg.PoolClient,
  statement: RawBuilder<Row>,
  batchSize: number,
): AsyncIterable<readonly Row[]> {
  const compiled = statement.compile(compiler);
  cursors += 1;
  const name = `vigie_${cursors}`;
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${compiled.sql}`, [...compiled.parameters]);
  try {
    while (true) {
      const batch = await client.query(`FETCH ${Math.trunc(batchSize)} FROM ${name}`);
      if (batch.rows.length === 0) return;
      yield batch.rows as Row[];
    }
  } finally {
    // After an error the transaction is already aborted and the cursor gone with it.
    await client.query(`CLOSE ${name}`).catch(() => {});
  }
}

const flushChars = 256 * 1024;

async function copyRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  source: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<void> {
  const target = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  // The stream reports a refused row here; 'finish' never comes then.
  const ended = once(target, 'finish');
  // Without a listener of its own, a refusal while rows are still being written would be unhandled.
  ended.catch(() => {});
  try {
    let pending = '';
    for await (const row of source) {
      pending += copyLine(row);
      if (pending.length < flushChars) continue;
      const flowing = target.write(pending);
      pending = '';
      if (!flowing) await Promise.race([once(target, 'drain'), ended]);
    }
    target.end(pending);
  } catch (cause) {
    target.destroy(cause instanceof Error ? cause : new Error('copy interrupted', { cause }));
    throw cause;
  }
  await ended;
}

function copyLine(row: readonly CopyValue[]): string {
  let line = '';
  for (let i = 0; i < row.length; i += 1) {
    if (i > 0) line += '\t';
    line += copyField(row[i] ?? null);
  }
  return `${line}\n`;
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyField(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char) : value;
  }
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}
