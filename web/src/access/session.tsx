import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { SessionView } from '../../../src/access/contract.ts';
import { ApiError, api } from '../ui/api.ts';
import { changeLocale, hasRememberedLocale } from '../ui/i18n.ts';

export const sessionKey = ['session'] as const;

type Account = NonNullable<SessionView['account']>;

interface SignedIn {
  readonly session: SessionView;
  readonly account: Account;
}

const Current = createContext<SignedIn | null>(null);

/** The session as the server sees it; before sign-in too. */
export function useSessionQuery() {
  return useQuery({ queryKey: sessionKey, queryFn: api.session, staleTime: 60_000 });
}

/** Who works on this page. Only inside the shell, which exists for signed-in people only. */
export function useAccount(): Account {
  const current = useContext(Current);
  if (current === null) throw new Error('useAccount outside of a session');
  return current.account;
}

export function useSession(): SessionView {
  const current = useContext(Current);
  if (current === null) throw new Error('useSession outside of a session');
  return current.session;
}

export function useMay(permission: string): boolean {
  return useAccount().permissions.includes(permission);
}

/** A session that ended elsewhere brings back the sign-in page at once, at the same address. */
function useEndedSession(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        const error = event.query.state.error;
        if (event.type === 'updated' && event.action.type === 'error' && isEnded(error)) {
          void client.invalidateQueries({ queryKey: sessionKey });
        }
      }),
    [client],
  );
}

function isEnded(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function SessionProvider(props: {
  readonly session: SessionView;
  readonly account: Account;
  readonly children: ReactNode;
}): ReactNode {
  const { session, account } = props;
  useEndedSession();
  useEffect(() => {
    if (!hasRememberedLocale()) void changeLocale(account.locale === 'en' ? 'en' : 'fr');
  }, [account.locale]);
  return <Current value={{ session, account }}>{props.children}</Current>;
}
