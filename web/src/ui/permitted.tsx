import type { ReactNode } from 'react';
import { useMay } from '../access/session.tsx';
import { NotPermitted } from './states.tsx';

/** A page for those whose role opens it; the server decides again for every request. */
export function Permitted(props: { readonly permission: string; readonly children: ReactNode }): ReactNode {
  return useMay(props.permission) ? props.children : <NotPermitted />;
}
