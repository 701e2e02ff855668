import type { Ctx, Subject } from '../platform/ctx.ts';
import type { SubjectHistory } from './contract.ts';
import { findHistory } from './store.ts';

const shownEntries = 200;

/**
 * What was done to one subject, oldest first, the newest 200 lines. Part of the page of that subject: the verb that
 * shows the page demands its permission and records the reading.
 *
 * Cost: one index range of (subject_kind, subject_id).
 */
export function historyOf(ctx: Ctx, subject: Subject): Promise<readonly SubjectHistory[]> {
  return findHistory(ctx.tx, subject, shownEntries);
}
