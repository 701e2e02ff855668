import type { ReactNode, Ref } from 'react';

interface ScrollRegionProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly scroller?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A part of the page that scrolls on its own: named, and reachable by the keyboard. */
export function ScrollRegion(props: ScrollRegionProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={props.scroller} className={props.className} aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
