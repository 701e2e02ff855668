import type { ReactNode } from 'react';
import { Shell } from '../ui/shell.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { FirstAccountPage } from './first-account.page.tsx';
import { SessionProvider, useSessionQuery } from './session.tsx';
import { SignInPage } from './sign-in.page.tsx';

/** What stands before every page: the first account, the sign-in, or the page that was asked for. */
export function Gate(props: { readonly children: ReactNode }): ReactNode {
  const session = useSessionQuery();
  if (session.isPending) return <Loading />;
  if (session.data === undefined) {
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  const { account, setupNeeded, demonstration } = session.data;
  if (account !== null) {
    return (
      <SessionProvider session={session.data} account={account}>
        <Shell>{props.children}</Shell>
      </SessionProvider>
    );
  }
  return setupNeeded ? <FirstAccountPage /> : <SignInPage demonstration={demonstration} />;
}
