import { VisuallyHidden } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const Announce = createContext<(sentence: string) => void>(() => undefined);

/** Says a sentence to assistive technology without moving the focus: claims taken, states changed. */
export function useAnnounce(): (sentence: string) => void {
  return useContext(Announce);
}

export function Announcer(props: { readonly children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState({ sentence: '', turn: 0 });
  const announce = useCallback((sentence: string) => {
    setSpoken((before) => ({ sentence, turn: before.turn + 1 }));
  }, []);
  return (
    <Announce value={announce}>
      {props.children}
      <VisuallyHidden role="status" aria-live="polite">
        <span key={spoken.turn}>{spoken.sentence}</span>
      </VisuallyHidden>
    </Announce>
  );
}
