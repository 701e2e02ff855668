import { PgBoss } from 'pg-boss';
import type { Connection, Tx } from './db.ts';
import type { Log } from './log.ts';
import type { Runtime } from './runtime.ts';

export type JobPayload = Readonly<Record<string, unknown>>;

/** What the work bus needs to know of a job; the table of jobs lives beside the flows. */
export interface JobKind {
  readonly name: string;
  /** `one` keeps at most one waiting job of this kind: it finds its work in the database, not in its payload. */
  readonly waiting: 'one' | 'many';
  /** A job running longer than this is taken for dead and given again. Seconds. */
  readonly expireSeconds: number;
}

/** Work handed to whoever may do it, from inside the transaction that makes it necessary. */
export interface WorkBus {
  enqueue(tx: Tx, job: string, payload: JobPayload): Promise<void>;
  /** Takes jobs of this kind one at a time until `close`. */
  work(job: string, handle: (payload: JobPayload) => Promise<void>): Promise<void>;
  /** Lets running handlers finish, up to 20 s. */
  close(): Promise<void>;
}

export async function openWorkBus(
  connection: Connection,
  kinds: readonly JobKind[],
  log: Log,
): Promise<WorkBus> {
  const boss = new PgBoss({
    ...connection,
    max: 3,
    schema: 'jobs',
    application_name: 'vigie-jobs',
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error('jobs.failure', { message: error.message.slice(0, 200) }));
  await boss.start();
  for (const kind of kinds) await declare(boss, kind);
  return {
    enqueue: async (tx, job, payload) => {
      await boss.send(job, payload, { db: { executeSql: (text, values) => tx.execute(text, values ?? []) } });
    },
    work: async (job, handle) => {
      await boss.work(job, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async (jobs) => {
        for (const { data } of jobs) await handle(isPayload(data) ? data : {});
      });
    },
    close: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/** A worker that was killed is silent for this long before its job is given again. */
const heartbeatSeconds = 30;

async function declare(boss: PgBoss, kind: JobKind): Promise<void> {
  const options = {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: kind.expireSeconds,
    heartbeatSeconds,
  };
  const policy = kind.waiting === 'one' ? 'short' : 'standard';
  if ((await boss.getQueue(kind.name)) === null) await boss.createQueue(kind.name, { policy, ...options });
}

function isPayload(data: unknown): data is JobPayload {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A job is data: app/ takes it from the bus and runs it under the worker's name. */
export interface Job extends JobKind {
  readonly run: (runtime: Runtime, payload: JobPayload) => Promise<void>;
}
