import type { Tx } from '../platform/db.ts';
import type { SessionView } from './contract.ts';
import { permissionsOf } from './roles.ts';
import type { Session } from './sessions.ts';
import { findInstallation } from './store.ts';
import { csrfTokenOf } from './token.ts';

/** What the interface knows of its session and of this installation; `session` null before sign-in. */
export async function viewSession(tx: Tx, session: Session | null, version: string): Promise<SessionView> {
  const { hasAccounts, kind } = await findInstallation(tx);
  return {
    account: session && {
      id: session.account.id,
      login: session.account.login,
      displayName: session.account.displayName,
      role: session.account.role,
      locale: session.account.locale,
      permissions: [...permissionsOf(session.account.role)],
    },
    purpose: session?.purpose ?? null,
    setupNeeded: !hasAccounts,
    demonstration: kind === 'demonstration',
    version,
    csrfToken: session && csrfTokenOf(session.token),
  };
}
