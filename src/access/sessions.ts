import type { Actor } from '../platform/ctx.ts';
import type { Tx } from '../platform/db.ts';
import type { Account } from './store.ts';
import { findLiveSession, touchSession } from './store.ts';
import { digestOfToken } from './token.ts';

export const idleLimitMs = 30 * 60_000;
export const absoluteLimitMs = 12 * 60 * 60_000;
/** Seen again within this time: not written again, so that reading stays reading. */
const touchEveryMs = 30_000;

export interface Session {
  readonly actor: Actor;
  readonly account: Account;
  readonly purpose: string;
  readonly token: string;
}

/**
 * The session behind a cookie, read afresh for every request: a right withdrawn is gone with the next one.
 * The account's role is read here, never kept in the session.
 *
 * @returns null for no cookie, a forged, ended, idle (30 min) or outlived (12 h) one, or a disabled account.
 */
export async function findSession(tx: Tx, token: string | null, now: Date): Promise<Session | null> {
  const tokenDigest = token === null ? null : digestOfToken(token);
  if (token === null || tokenDigest === null) return null;
  const idleSince = new Date(now.getTime() - idleLimitMs);
  const live = await findLiveSession(tx, { tokenDigest, now, idleSince });
  if (live === undefined) return null;
  if (now.getTime() - live.lastSeenAt.getTime() > touchEveryMs) await touchSession(tx, tokenDigest, now);
  const { account, purpose } = live;
  return {
    actor: { kind: 'account', accountId: account.id, name: account.displayName, role: account.role },
    account,
    purpose,
    token,
  };
}
