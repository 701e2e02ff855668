import pg from 'pg';
import type { Connection } from '../../src/platform/db.ts';

/** Creates an empty database, or a copy of `template`, on the same server. */
export async function createDatabase(
  administration: Connection,
  name: string,
  template?: string,
): Promise<Connection> {
  await administer(administration, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template ?? 'template0'} ENCODING 'UTF8'`);
  });
  return connectionTo(administration, name);
}

export async function dropDatabase(administration: Connection, name: string): Promise<void> {
  await administer(administration, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

function connectionTo(administration: Connection, name: string): Connection {
  if (!('connectionString' in administration)) return { ...administration, database: name };
  const url = new URL(administration.connectionString);
  url.pathname = `/${name}`;
  return { connectionString: url.toString() };
}

async function administer(
  administration: Connection,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ ...administration });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
