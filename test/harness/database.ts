import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { demand } from '../../src/access/index.ts';
import { record } from '../../src/audit/index.ts';
import type { Actor, Ctx } from '../../src/platform/ctx.ts';
import { type Connection, type Database, openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createDatabase, dropDatabase } from './clone.ts';

export interface TestDatabase {
  readonly database: Database;
  readonly connection: Connection;
  /** Jobs enqueued by acts, in order; nothing runs them. */
  readonly jobs: { readonly job: string; readonly payload: Readonly<Record<string, unknown>> }[];
  /** Runs `work` in one transaction as a test officer. */
  act<T>(work: (ctx: Ctx) => Promise<T>, as?: TestActor): Promise<T>;
  drop(): Promise<void>;
}

export interface TestActor {
  /** A role of access/roles; default `system`, which holds every permission but the administration of accounts. */
  readonly role?: string;
  readonly accountId?: string | null;
  readonly name?: string;
  readonly purpose?: string;
  readonly at?: Date;
}

let clones = 0;

/** A fresh migrated database of its own for a test file; drop it in afterAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const administration = inject('administration');
  clones += 1;
  const name = `vigie_test_${process.pid}_${clones}_${randomBytes(3).toString('hex')}`;
  const connection = await createDatabase(administration, name, inject('template'));
  const database = openDatabase(connection, { maxConnections: 4 });
  const jobs: TestDatabase['jobs'] = [];
  return {
    database,
    connection,
    jobs,
    act: (work, as = {}) =>
      database.transaction((tx) => {
        const actor = actorFrom(as);
        const purpose = as.purpose ?? 'test';
        const now = () => as.at ?? new Date('2026-11-21T12:00:00.000Z');
        const ctx: Ctx = {
          tx,
          actor,
          purpose,
          demand: async (permission, subject) => demand(actor, permission, subject),
          record: (entry) => record(tx, { actor, purpose, at: now() }, entry),
          enqueue: async (job, payload) => {
            jobs.push({ job, payload });
          },
          now,
          randomBytes: (count) => randomBytes(count),
          log: silentLog,
        };
        return work(ctx);
      }),
    drop: async () => {
      await database.close();
      await dropDatabase(administration, name);
    },
  };
}

function actorFrom(as: TestActor): Actor {
  const accountId = as.accountId ?? null;
  return {
    kind: accountId === null ? 'command' : 'account',
    accountId,
    name: as.name ?? 'test officer',
    role: as.role ?? 'system',
  };
}
