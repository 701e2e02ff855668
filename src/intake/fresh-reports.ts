import type { Ctx } from '../platform/ctx.ts';
import { deleteFreshReports, findFreshReports, insertFreshReports } from './report.store.ts';

/**
 * Answers which reports still wait to be linked and ranked, oldest first.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function listFresh(ctx: Ctx, input: { readonly limit: number }): Promise<readonly string[]> {
  await ctx.demand('intake.run');
  return findFreshReports(ctx.tx, input.limit);
}

/**
 * Takes reports off that list, in the very transaction that linked and ranked them.
 *
 * @returns how many were on it.
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function clearFresh(
  ctx: Ctx,
  input: { readonly reportIds: readonly string[] | 'all' },
): Promise<number> {
  await ctx.demand('intake.run');
  return deleteFreshReports(ctx.tx, input.reportIds);
}

/**
 * Puts reports on that list whose links a decision has just changed; one that is on it stays.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function markFresh(ctx: Ctx, input: { readonly reportIds: readonly string[] }): Promise<void> {
  await ctx.demand('intake.run');
  await insertFreshReports(ctx.tx, input.reportIds);
}
