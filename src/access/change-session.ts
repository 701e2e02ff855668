import type { Ctx } from '../platform/ctx.ts';
import { sessionEnded } from './errors.ts';
import { findSession, type Session } from './sessions.ts';
import { endSession, updateLocale, updatePurpose } from './store.ts';
import { digestOfToken } from './token.ts';

/**
 * States a new purpose, which every later journal entry of the session carries, or another language.
 *
 * @throws VigieError 'access.session-ended' when the session died in the meantime.
 */
export async function changeSession(
  ctx: Ctx,
  input: { readonly token: string | null; readonly purpose?: string; readonly locale?: 'fr' | 'en' },
): Promise<Session> {
  await ctx.demand('session.own');
  const session = await findSession(ctx.tx, input.token, ctx.now());
  const digest = session && digestOfToken(session.token);
  if (session === null || digest === null) throw sessionEnded();
  if (input.purpose !== undefined) await updatePurpose(ctx.tx, digest, input.purpose);
  if (input.locale !== undefined) await updateLocale(ctx.tx, session.account.id, input.locale);
  await ctx.record({
    act: 'access.session-changed',
    subject: { kind: 'account', id: session.account.id },
    details: { purpose: input.purpose !== undefined, locale: input.locale ?? null },
  });
  return {
    ...session,
    account: { ...session.account, locale: input.locale ?? session.account.locale },
    purpose: input.purpose ?? session.purpose,
  };
}

/** Ends the session; its token is worth nothing from the commit on. */
export async function signOut(ctx: Ctx, input: { readonly token: string | null }): Promise<void> {
  await ctx.demand('session.own');
  const digest = input.token === null ? null : digestOfToken(input.token);
  if (digest === null || (await endSession(ctx.tx, digest, ctx.now())) === 0) throw sessionEnded();
  await ctx.record({ act: 'access.signed-out', subject: { kind: 'account', id: ctx.actor.accountId } });
}
