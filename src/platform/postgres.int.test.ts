import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from './db.ts';
import { type EmbeddedPostgres, startPostgres } from './postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-pg-'));
// Open to the account that PostgreSQL runs under when the tests run as root.
chmodSync(folder, 0o755);
const started: EmbeddedPostgres[] = [];

async function withRows<T>(
  server: EmbeddedPostgres,
  statement: ReturnType<typeof sql<T>>,
): Promise<readonly T[]> {
  const database = openDatabase(server.connection, { maxConnections: 1 });
  try {
    return await database.transaction((tx) => tx.rows(statement));
  } finally {
    await database.close();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('the embedded PostgreSQL', () => {
  afterAll(async () => {
    for (const server of started) await server.stop().catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });

  it('creates its cluster once, listens on no network port, and checks its pages', async () => {
    const server = await startPostgres(folder);
    started.push(server);
    expect(server.created).toBe(true);
    const [settings] = await withRows(
      server,
      sql<{ listen: string; fsync: string; checksums: string }>`
        SELECT current_setting('listen_addresses') AS listen, current_setting('fsync') AS fsync,
               current_setting('data_checksums') AS checksums`,
    );
    expect(settings).toEqual({ listen: '', fsync: 'on', checksums: 'on' });
    await withRows(server, sql`CREATE TABLE public.kept (n integer)`);
    await withRows(server, sql`INSERT INTO public.kept VALUES (1)`);
  });

  it('a second start adopts the running server and keeps the data', async () => {
    const again = await startPostgres(folder);
    expect([again.adopted, again.created]).toEqual([true, false]);
    expect(await withRows(again, sql`SELECT n FROM public.kept`)).toEqual([{ n: 1 }]);
  });

  it('kill -9 of the server loses nothing committed', async () => {
    process.kill(postmasterPid(), 'SIGKILL');
    const recovered = await startPostgres(folder);
    expect(await withRows(recovered, sql`SELECT n FROM public.kept`)).toEqual([{ n: 1 }]);
  });

  it('does not stop under a program that still uses it', async () => {
    const server = await startPostgres(folder);
    const user = openDatabase(server.connection, { maxConnections: 1 });
    await user.transaction(async (tx) => {
      await tx.rows(sql`SELECT 1`);
      await server.stop();
      expect(await tx.rows(sql<{ n: number }>`SELECT n FROM public.kept`)).toHaveLength(1);
    });
    await user.close();
  });
});
