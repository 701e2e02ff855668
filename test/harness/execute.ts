import pg from 'pg';
import type { Connection } from '../../src/platform/db.ts';

/** One statement past all our own layers, for tests of what the database itself refuses. */
export async function execute(connection: Connection, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of some tables as text, for tests that look for what must not be there. */
export async function dumpTables(connection: Connection, tables: readonly string[]): Promise<string> {
  let text = '';
  for (const table of tables) {
    text += JSON.stringify(await execute(connection, `SELECT t::text AS line FROM ${table} t`));
  }
  return text;
}
