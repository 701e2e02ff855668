import type { Ctx } from '../platform/ctx.ts';
import type { JournalPage, JournalQuery } from './contract.ts';
import { findEntriesBefore } from './store.ts';

const usualLimit = 100;

/**
 * The journal, newest first, to its named readers only; the reading is itself a line of the journal.
 *
 * @param input.before  Sequence number of the last line already seen; absent starts at the newest.
 * @throws VigieError 'access.forbidden' without `audit.read`.
 */
export async function listJournal(ctx: Ctx, input: JournalQuery): Promise<JournalPage> {
  await ctx.demand('audit.read');
  const limit = input.limit ?? usualLimit;
  const found = await findEntriesBefore(ctx.tx, input.before ?? null, limit + 1);
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  await ctx.record({
    act: 'audit.journal-read',
    subject: { kind: 'journal', id: null },
    details: { count: entries.length, first: entries[0]?.seq ?? null, last: last?.seq ?? null },
  });
  return { entries, nextBefore: found.length > limit && last !== undefined ? last.seq : null };
}
