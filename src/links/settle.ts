import { markFresh } from '../intake/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { links1 } from './core/policy.ts';
import { lockLinksWithin } from './edge.store.ts';
import { linksBusy } from './errors.ts';
import { findMemberships } from './membership.store.ts';
import { recluster } from './recluster.ts';

/** An officer waits this long for a running computation of all links, then is asked to come back. */
const waitMs = 5_000;

/** @throws VigieError 'links.busy' */
export async function takeTurn(ctx: Ctx): Promise<void> {
  try {
    await lockLinksWithin(ctx.tx, waitMs);
  } catch (cause) {
    // 55P03: lock_not_available (PostgreSQL manual, appendix A).
    if (cause instanceof Error && 'code' in cause && cause.code === '55P03') throw linksBusy(cause);
    throw cause;
  }
}

/**
 * Computes the persons around two mentions again after a decision about them, and has the ranks follow.
 *
 * @returns ids of the persons the two are now.
 */
export async function settle(ctx: Ctx, left: number, right: number): Promise<readonly string[]> {
  const touched = await recluster(ctx.tx, links1, [left, right]);
  if (touched.length > 0) {
    await markFresh(ctx, { reportIds: touched.map(String) });
    await ctx.enqueue('rescore', {});
  }
  const memberships = await findMemberships(ctx.tx, [left, right]);
  return [...new Set(memberships.map((row) => String(row.person)))].sort();
}
