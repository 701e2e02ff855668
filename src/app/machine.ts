import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/db.ts';
import type { JobKind } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { type EmbeddedPostgres, startPostgres } from '../platform/postgres.ts';
import { type App, openApp } from './wire.ts';

/** An App on its database: the embedded server, started or found running, or the one of DATABASE_URL. */
export interface Machine {
  readonly app: App;
  /** Null with DATABASE_URL. */
  readonly postgres: EmbeddedPostgres | null;
  /** Migrations applied by this opening. */
  readonly applied: readonly string[];
  /**
   * Closes everything of this process. The embedded server is stopped by whoever started it, or when `stopDatabase`
   * says so; never while another program uses it.
   */
  close(options?: { readonly stopDatabase?: boolean }): Promise<void>;
}

export async function openMachine(parts: {
  readonly config: Config;
  readonly log: Log;
  readonly jobs: readonly JobKind[];
  readonly program: 'service' | 'command';
}): Promise<Machine> {
  const { config } = parts;
  const postgres = config.databaseUrl === null ? await startPostgres(config.dataFolder) : null;
  const connection = postgres?.connection ?? { connectionString: config.databaseUrl ?? '' };
  try {
    const applied = await bringUpToDate(connection);
    const app = await openApp({ ...parts, connection });
    let closed: Promise<void> | undefined;
    return {
      app,
      postgres,
      applied,
      close: ({ stopDatabase = postgres !== null && !postgres.adopted } = {}) => {
        // The first to close decides; a second asker waits for the same end.
        closed ??= app.close().then(() => (stopDatabase ? postgres?.stop() : undefined));
        return closed;
      },
    };
  } catch (cause) {
    if (postgres !== null && !postgres.adopted) await postgres.stop();
    throw cause;
  }
}

async function bringUpToDate(connection: Parameters<typeof openDatabase>[0]): Promise<readonly string[]> {
  const database = openDatabase(connection, { maxConnections: 1 });
  try {
    return await migrate(database);
  } finally {
    await database.close();
  }
}
