import type { Ctx } from '../platform/ctx.ts';
import type { ObservedPerson } from './contract.ts';
import { findObserved } from './store.ts';

/** More persons than a page can show; a chat may have thousands of participants. */
const personLimit = 1_000;

/**
 * Answers who is mentioned in the reports and what was observed of them, each value with its place.
 *
 * @throws VigieError 'access.forbidden' without triage.read. At most 1,000 persons.
 */
export async function readObserved(
  ctx: Ctx,
  input: { readonly reportIds: readonly string[] },
): Promise<readonly ObservedPerson[]> {
  await ctx.demand('triage.read');
  return findObserved(ctx.tx, input.reportIds, personLimit);
}
