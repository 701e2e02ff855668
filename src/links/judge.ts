import type { Ctx } from '../platform/ctx.ts';
import type { Judge, Judged } from './contract.ts';
import { notLinkable, sameMention } from './errors.ts';
import { findMentions } from './fact.store.ts';
import { insertJudgement } from './judgement.store.ts';
import { settle, takeTurn } from './settle.ts';

/**
 * Records an officer's judgement on two mentions and parts or joins the persons at once. The latest judgement on a
 * pair holds; the ones before stay, and come back when it is retracted.
 *
 * @throws VigieError 'links.judge.same-mention', 'links.judge.not-linkable', 'links.busy', 'access.forbidden'.
 */
export async function judge(ctx: Ctx, input: Judge): Promise<Judged> {
  await ctx.demand('links.judge');
  const [left, right] = [Number(input.left), Number(input.right)];
  if (left === right) throw sameMention();
  const known = new Set((await findMentions(ctx.tx, [left, right])).map((mention) => mention.id));
  if (!known.has(left)) throw notLinkable(input.left);
  if (!known.has(right)) throw notLinkable(input.right);
  await takeTurn(ctx);
  const id = await insertJudgement(ctx.tx, {
    ...input,
    accountId: ctx.actor.accountId,
    byName: ctx.actor.name,
    at: ctx.now(),
  });
  const personIds = await settle(ctx, left, right);
  await ctx.record({
    act: 'links.judged',
    subject: { kind: 'judgement', id },
    details: { left: input.left, right: input.right, verdict: input.verdict, persons: personIds.length },
  });
  return { id, personIds: [...personIds] };
}
