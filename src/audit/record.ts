import type { Actor, AuditEntry } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import type { Outcome } from './contract.ts';
import { checkEntry } from './entry.ts';
import { insertEntry } from './store.ts';

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
