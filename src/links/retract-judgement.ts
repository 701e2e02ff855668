import type { Ctx } from '../platform/ctx.ts';
import type { Judged } from './contract.ts';
import { alreadyRetracted, judgementNotFound } from './errors.ts';
import { findJudgement, markRetracted } from './judgement.store.ts';
import { settle, takeTurn } from './settle.ts';

/**
 * Takes a judgement back. The persons become exactly what they would be had it never been given.
 *
 * @throws VigieError 'links.judgement.not-found', 'links.judgement.already-retracted', 'links.busy',
 *   'access.forbidden'.
 */
export async function retractJudgement(
  ctx: Ctx,
  input: { readonly id: string; readonly reason: string },
): Promise<Judged> {
  await ctx.demand('links.judge');
  await takeTurn(ctx);
  const judgement = await findJudgement(ctx.tx, input.id);
  if (judgement === undefined) throw judgementNotFound();
  if (judgement.retracted) throw alreadyRetracted();
  await markRetracted(ctx.tx, {
    id: input.id,
    at: ctx.now(),
    accountId: ctx.actor.accountId,
    reason: input.reason,
  });
  const personIds = await settle(ctx, judgement.left, judgement.right);
  await ctx.record({
    act: 'links.judgement-retracted',
    subject: { kind: 'judgement', id: input.id },
    details: { verdict: judgement.verdict, persons: personIds.length },
  });
  return { id: input.id, personIds: [...personIds] };
}
