import type { Ctx } from '../platform/ctx.ts';
import { setupClosed } from './errors.ts';
import { hashPassword } from './passwords.ts';
import { findInstallation, insertAccount, lockAccounts } from './store.ts';

/**
 * The first account of an empty installation, head of unit. Public by necessity, so it answers once only: as soon as
 * an account exists the door does not exist, also for two callers at the same moment.
 *
 * @throws VigieError 'access.not-found' once an account exists; 'access.password-too-short'.
 */
export async function createFirstAccount(
  ctx: Ctx,
  input: {
    readonly login: string;
    readonly displayName: string;
    readonly password: string;
    readonly locale: 'fr' | 'en';
  },
): Promise<string> {
  await lockAccounts(ctx.tx);
  const { hasAccounts } = await findInstallation(ctx.tx);
  if (hasAccounts) throw setupClosed();
  const id = await insertAccount(ctx.tx, {
    login: input.login,
    displayName: input.displayName,
    role: 'head',
    locale: input.locale,
    passwordHash: await hashPassword(input.password, ctx.randomBytes(16)),
    demonstration: false,
    createdAt: ctx.now(),
  });
  if (id === undefined) throw setupClosed();
  await ctx.record({
    act: 'access.first-account-created',
    subject: { kind: 'account', id },
    details: { role: 'head' },
  });
  return id;
}
