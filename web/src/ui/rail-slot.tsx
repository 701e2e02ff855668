import { createContext, type ReactNode, useContext } from 'react';
import { createPortal } from 'react-dom';

/** Where a page puts its filters: under the navigation, in the same rail, or in the menu when narrow. */
export const RailTarget = createContext<HTMLElement | null>(null);

export function InRail(props: { readonly children: ReactNode }): ReactNode {
  const target = useContext(RailTarget);
  return target === null ? null : createPortal(props.children, target);
}
