import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Connection, openDatabase } from '../../src/platform/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { createDatabase } from './clone.ts';

declare module 'vitest' {
  interface ProvidedContext {
    administration: Connection;
    template: string;
  }
}

/**
 * One PostgreSQL for the whole run: the embedded one in a temporary folder, or the server of DATABASE_URL.
 * Migrated once into a template; each test file clones it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-test-'));
  // Open to the account that PostgreSQL runs under when the tests run as root.
  chmodSync(folder, 0o755);
  const server = url === undefined || url === '' ? await startPostgres(folder) : null;
  const administration = server?.connection ?? { connectionString: url ?? '' };
  const template = `vigie_template_${process.pid}`;
  const connection = await createDatabase(administration, template);
  const database = openDatabase(connection, { maxConnections: 1 });
  await migrate(database);
  await database.close();
  project.provide('administration', administration);
  project.provide('template', template);
  return async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
