import type { Tx } from './db.ts';
import type { Log } from './log.ts';

/** Who acts. The command line and the worker are named actors too: there is no act without one. */
export interface Actor {
  readonly kind: 'account' | 'command' | 'worker' | 'visitor';
  readonly accountId: string | null;
  readonly name: string;
  readonly role: string;
}

/** What an act is done to: a kind from the glossary and an id, never a name or content. */
export interface Subject {
  readonly kind: string;
  readonly id: string | null;
}

/** One line of the journal. `details` carries ids, counts and codes only. */
export interface AuditEntry {
  readonly act: string;
  readonly subject: Subject;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Everything a verb may use. One ctx is one database transaction; the wiring refuses to commit it when
 * nothing was recorded, so an act without a journal entry cannot exist.
 */
export interface Ctx {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly purpose: string;
  /** @throws VigieError 'access.forbidden' when the actor's role does not hold the permission. */
  demand(permission: string, subject?: Subject): Promise<void>;
  record(entry: AuditEntry): Promise<void>;
  /** Inserts a job row in this transaction; the worker runs it after the commit. */
  enqueue(job: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
  now(): Date;
  randomBytes(count: number): Uint8Array;
  readonly log: Log;
}
