import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import css from './tab-bar.module.css';
import { useWords } from './words.ts';

interface TabBarProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly label: string; readonly count: number | undefined }[];
  readonly selected: T;
  readonly onSelect: (id: T) => void;
}

/** Tabs whose choice lives in the address: arrows walk them, the selected one alone is in the tab order. */
export function TabBar<T extends string>(props: TabBarProps<T>): ReactNode {
  const { number } = useWords();
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = props.tabs.findIndex((tab) => tab.id === props.selected);
    const next = props.tabs[(index + step + props.tabs.length) % props.tabs.length];
    if (next === undefined) return;
    props.onSelect(next.id);
    bar.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div
      ref={bar}
      className={`${css.bar} no-print`}
      role="tablist"
      aria-label={props.label}
      onKeyDown={onKeyDown}
    >
      {props.tabs.map((tab) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === props.selected}
          aria-controls={tab.id === props.selected ? `panel-${tab.id}` : undefined}
          tabIndex={tab.id === props.selected ? 0 : -1}
          className={css.tab}
          onClick={() => props.onSelect(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span className={css.count}> {number(tab.count)}</span>}
        </button>
      ))}
    </div>
  );
}
