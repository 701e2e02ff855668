import type { Ctx } from '../platform/ctx.ts';
import { findMemberships } from './membership.store.ts';

/**
 * Which presumed person each observed person belongs to. Absent: not linkable (a victim, a recipient, a reporter),
 * or not linked yet.
 *
 * @returns person id by observed person id.
 */
export async function personOf(
  ctx: Ctx,
  input: { readonly observedPersonIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  await ctx.demand('triage.read');
  const rows = await findMemberships(ctx.tx, input.observedPersonIds.map(Number));
  return new Map(rows.map((row) => [String(row.mention), String(row.person)]));
}
