import type { Ctx } from '../platform/ctx.ts';
import { deleteFreshReports, findFreshReports } from './report.store.ts';

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
