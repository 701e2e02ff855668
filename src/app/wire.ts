import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { demand, findSession, type Session } from '../access/index.ts';
import { checkEntry, type DatedEntry, record, recordAll } from '../audit/index.ts';
import type { Config } from '../platform/config.ts';
import type { Actor, Ctx, Subject } from '../platform/ctx.ts';
import { type Connection, type Database, openDatabase, type Tx } from '../platform/db.ts';
import { VigieError } from '../platform/errors.ts';
import type { JobKind, WorkBus } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Runtime } from '../platform/runtime.ts';
import { openVault, type Vault } from '../platform/vault.ts';

/** Who acts, why, and under which name a refusal enters the journal. */
export interface Deed {
  readonly actor: Actor;
  readonly purpose: string;
  /** A code, `<slice>.door.<what>` or `<slice>.command.<what>`. */
  readonly act: string;
  readonly subject?: Subject;
}

/** Everything a process of Vigie is made of; command line, server and worker are thin entries over it. */
export interface App {
  readonly config: Config;
  readonly connection: Connection;
  readonly log: Log;
  readonly vault: Vault;
  now(): Date;
  /**
   * One act: one transaction, committed only when something was recorded in it. A refusal is rolled back and enters
   * the journal in a transaction of its own.
   *
   * @throws Error 'app.unrecorded-act' (a mistake of the verb) when the act recorded nothing.
   */
  act<T>(deed: Deed, work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** Reads what everybody may know (the state of the session, the health): no journal entry asked. */
  look<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  session(token: string | null): Promise<Session | null>;
  /** The same, for flows, commands and jobs, under one named actor. */
  runtime(deed: Deed): Runtime;
  readonly bus: () => Promise<WorkBus>;
  close(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly connection: Connection;
  readonly log: Log;
  readonly jobs: readonly JobKind[];
  readonly maxConnections?: number;
  /** A command is named so in the database: what its death left at work can then be told from what still runs. */
  readonly program?: 'service' | 'command';
  /** The clock; tests hold it still. */
  readonly now?: () => Date;
}

/** The name under which commands connect. */
export const commandProgram = 'vigie-command';

export const visitor: Actor = { kind: 'visitor', accountId: null, name: 'visitor', role: 'visitor' };

export async function openApp(parts: AppParts): Promise<App> {
  const { config, connection, log } = parts;
  const now = parts.now ?? (() => new Date());
  const database = openDatabase(connection, {
    maxConnections: parts.maxConnections ?? 10,
    applicationName: parts.program === 'command' ? commandProgram : 'vigie',
  });
  const vault = await openVault(join(config.dataFolder, 'vault'));
  const bus = openOnce(async () => {
    const { openWorkBus } = await import('../platform/jobs.ts');
    return openWorkBus(connection, parts.jobs, log);
  });
  const makeCtx = contextMaker({ bus: bus.get, log, now });
  const act: App['act'] = (deed, work) => performAct({ database, makeCtx, log, now }, deed, work);
  return {
    config,
    connection,
    log,
    vault,
    now,
    act,
    look: (work) =>
      database.transaction(async (tx) => {
        const { ctx, writeJournal } = makeCtx(tx, lookDeed);
        const result = await work(ctx);
        await writeJournal();
        return result;
      }),
    session: (token) => database.transaction((tx) => findSession(tx, token, now())),
    runtime: (deed) => ({ act: (work) => act(deed, work), vault, log, now, randomBytes }),
    bus: bus.get,
    close: async () => {
      await bus.close();
      await database.close();
    },
  };
}

const lookDeed: Deed = { actor: visitor, purpose: 'look', act: 'app.look' };

interface Made {
  readonly ctx: Ctx;
  /** Writes what was recorded, as the last thing before the commit. @returns the number of lines. */
  readonly writeJournal: () => Promise<number>;
}
type MakeCtx = (tx: Tx, deed: Deed) => Made;

function contextMaker(parts: { bus: () => Promise<WorkBus>; log: Log; now: () => Date }): MakeCtx {
  return (tx, { actor, purpose }) => {
    const entries: DatedEntry[] = [];
    const ctx: Ctx = {
      tx,
      actor,
      purpose,
      demand: async (permission, subject) => demand(actor, permission, subject),
      record: async (entry) => {
        checkEntry(entry);
        entries.push({ entry, at: parts.now() });
      },
      enqueue: async (job, payload) => (await parts.bus()).enqueue(tx, job, payload),
      now: parts.now,
      randomBytes,
      log: parts.log,
    };
    const writeJournal = async () => {
      await recordAll(tx, { actor, purpose }, entries);
      return entries.length;
    };
    return { ctx, writeJournal };
  };
}

interface Means {
  readonly database: Database;
  readonly makeCtx: MakeCtx;
  readonly log: Log;
  readonly now: () => Date;
}

async function performAct<T>(means: Means, deed: Deed, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  try {
    return await means.database.transaction(async (tx) => {
      const { ctx, writeJournal } = means.makeCtx(tx, deed);
      const result = await work(ctx);
      if ((await writeJournal()) === 0) throw new Error(`app.unrecorded-act: ${deed.act}`);
      return result;
    });
  } catch (cause) {
    if (cause instanceof VigieError) await recordRefusal(means, deed, cause);
    throw cause;
  }
}

/** The caller gets its refusal also when the journal cannot take the line; somebody must then look at the database. */
async function recordRefusal(means: Means, deed: Deed, refusal: VigieError): Promise<void> {
  const entry = {
    act: deed.act,
    subject: deed.subject ?? { kind: 'door', id: null },
    details: { code: refusal.code },
  };
  const by = { actor: deed.actor, purpose: deed.purpose, at: means.now() };
  try {
    await means.database.transaction((tx) => record(tx, by, entry, 'refused'));
  } catch (cause) {
    means.log.error('journal.refusal-not-written', {
      act: deed.act,
      code: refusal.code,
      reason: cause instanceof Error ? cause.name : 'unknown',
    });
  }
}

/** The work bus is opened by the first who needs it: most commands never do. */
function openOnce(open: () => Promise<WorkBus>): { get: () => Promise<WorkBus>; close: () => Promise<void> } {
  let opened: Promise<WorkBus> | undefined;
  return {
    get: () => {
      opened ??= open().catch((cause: unknown) => {
        opened = undefined;
        throw cause;
      });
      return opened;
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
