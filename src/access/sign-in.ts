import type { Ctx } from '../platform/ctx.ts';
import { signInRefused } from './errors.ts';
import { isPassword } from './passwords.ts';
import type { Session } from './sessions.ts';
import { absoluteLimitMs } from './sessions.ts';
import type { SignInGate } from './sign-in-gate.ts';
import { endSession, findForSignIn, insertSession } from './store.ts';
import { digestOfToken, tokenFromRandom } from './token.ts';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly purpose: string;
  readonly address: string;
  /** The token the browser already had; it ends here, so a planted one is worth nothing. */
  readonly previousToken: string | null;
  readonly gate: SignInGate;
}

/**
 * Opens a session for twelve hours at most, thirty minutes idle, with a new token each time.
 *
 * @throws VigieError 'access.sign-in-refused', the same after the same work for an unknown login, a wrong password
 *   and a disabled account; 'access.sign-in-delayed' with `seconds` after repeated refusals from this address.
 * Cost: one argon2id check, 64 MiB and about a third of a second.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<Session> {
  const now = ctx.now();
  const login = input.login.trim().toLowerCase();
  input.gate.admit(login, input.address, now);
  const found = await findForSignIn(ctx.tx, login);
  const matches = await isPassword(input.password, found?.passwordHash ?? null);
  if (found === undefined || !matches) {
    input.gate.refused(login, input.address, ctx.now());
    throw signInRefused();
  }
  input.gate.accepted(login, input.address);
  const { account } = found;
  const token = await openSession(ctx, account.id, input.purpose);
  await endPrevious(ctx, input.previousToken);
  await ctx.record({ act: 'access.signed-in', subject: { kind: 'account', id: account.id } });
  const actor = {
    kind: 'account',
    accountId: account.id,
    name: account.displayName,
    role: account.role,
  } as const;
  return { actor, account, purpose: input.purpose, token };
}

async function openSession(ctx: Ctx, accountId: string, purpose: string): Promise<string> {
  const token = tokenFromRandom((count) => ctx.randomBytes(count));
  const tokenDigest = digestOfToken(token);
  if (tokenDigest === null) throw new Error('a new session token is not one');
  const at = ctx.now();
  const expiresAt = new Date(at.getTime() + absoluteLimitMs);
  await insertSession(ctx.tx, { tokenDigest, accountId, purpose, at, expiresAt });
  return token;
}

async function endPrevious(ctx: Ctx, token: string | null): Promise<void> {
  const digest = token === null ? null : digestOfToken(token);
  if (digest !== null) await endSession(ctx.tx, digest, ctx.now());
}
