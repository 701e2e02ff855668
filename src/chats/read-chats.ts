import type { Ctx } from '../platform/ctx.ts';
import type { ChatSummary } from './contract.ts';
import { findChats } from './store.ts';

/**
 * Answers which chats the reports are made of, with their size.
 *
 * @throws VigieError 'access.forbidden' without triage.read. Cost: reads every message row of these chats once.
 */
export async function readChats(
  ctx: Ctx,
  input: { readonly reportIds: readonly string[] },
): Promise<readonly ChatSummary[]> {
  await ctx.demand('triage.read');
  return findChats(ctx.tx, input.reportIds);
}
