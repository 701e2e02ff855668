import type { Actor, AuditEntry } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import type { Outcome } from './contract.ts';
import { checkEntry } from './entry.ts';
import { insertEntries, insertEntry } from './store.ts';

/**
 * Writes one line of the journal in the caller's own transaction: the act and its line are committed together or not
 * at all. The wiring binds this as `ctx.record`; nothing else calls it.
 *
 * @param by  Who acts, why, and when by the clock of the act.
 * @throws Error when the entry carries anything but ids, counts and codes.
 */
export async function record(
  tx: Tx,
  by: { readonly actor: Actor; readonly purpose: string; readonly at: Date },
  entry: AuditEntry,
  outcome: Outcome = 'done',
): Promise<void> {
  checkEntry(entry);
  await insertEntry(tx, by, entry, outcome);
}

/** An entry with the time of the clock when its act was done. */
export interface DatedEntry {
  readonly entry: AuditEntry;
  readonly at: Date;
}

/**
 * Writes the lines of one transaction together, before it commits: an import of 500 sources writes its 500 lines in one
 * statement instead of 500.
 *
 * @param entries  In the order of the acts; each must have passed `checkEntry`.
 */
export async function recordAll(
  tx: Tx,
  by: { readonly actor: Actor; readonly purpose: string },
  entries: readonly DatedEntry[],
): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  if (entries.length === 1) await insertEntry(tx, { ...by, at: first.at }, first.entry, 'done');
  else await insertEntries(tx, by, entries);
}
