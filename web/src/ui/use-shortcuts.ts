import { useEffect, useRef } from 'react';
import { keyNameOf, type ShortcutId, shortcutsOfKey } from './shortcuts.ts';

const storageKey = 'vigie.single-key-shortcuts';
const editable = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';
const activated = 'a[href], button, summary, [role="tab"], [role="radio"]';

/** One-key gestures can be switched off, for people who dictate or press keys by accident. */
export function singleKeysAreOn(): boolean {
  return window.localStorage.getItem(storageKey) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  window.localStorage.setItem(storageKey, on ? 'on' : 'off');
}

function isForTheControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return false;
  if (target.closest(editable) !== null) return true;
  // Enter and Escape keep their usual meaning on a focused control.
  return (event.key === 'Enter' || event.key === ' ') && target.closest(activated) !== null;
}

type Handlers = Partial<Record<ShortcutId, (key: string) => void>>;

/** Binds gestures of the table while a component is shown. The latest handlers are the ones called. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const keyName = keyNameOf(event);
      if (keyName === null || event.defaultPrevented) return;
      const single = !keyName.startsWith('Ctrl+');
      if (single && (isForTheControl(event) || !singleKeysAreOn())) return;
      const handler = shortcutsOfKey(keyName)
        .map((id) => latest.current[id])
        .find((candidate) => candidate !== undefined);
      if (handler === undefined) return;
      event.preventDefault();
      handler(keyName);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
