import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, type RefObject, useState } from 'react';
import { AccountMenu } from '../access/account-menu.tsx';
import { PurposeChip } from '../access/purpose-chip.tsx';
import { sessionKey, useMay } from '../access/session.tsx';
import { api } from './api.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import css from './top-bar.module.css';
import { useWords } from './words.ts';

interface TopBarProps {
  readonly searchBox: RefObject<HTMLInputElement | null>;
  readonly onMenu: (() => void) | null;
  readonly onHelp: () => void;
}

export function TopBar(props: TopBarProps): ReactNode {
  const { say } = useWords();
  const client = useQueryClient();
  const mayTriage = useMay('search.run');
  const remember = useMutation({
    mutationFn: (locale: 'fr' | 'en') => api.changeSession({ locale }),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
  return (
    <div className={`${css.bar} no-print`}>
      {props.onMenu !== null && (
        <button type="button" className={css.square} onClick={props.onMenu} aria-label={say('ui.menu.open')}>
          ☰
        </button>
      )}
      {mayTriage && <SearchBox box={props.searchBox} />}
      <PurposeChip />
      <div className={css.end}>
        <button
          type="button"
          className={css.square}
          onClick={props.onHelp}
          aria-label={say('ui.shortcuts.title')}
          title={say('ui.shortcuts.title')}
        >
          ?
        </button>
        <LanguageSwitch onChanged={(locale) => remember.mutate(locale)} />
        <ThemeSwitch />
        <AccountMenu />
      </div>
    </div>
  );
}

function SearchBox(props: { readonly box: RefObject<HTMLInputElement | null> }): ReactNode {
  const { say } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') void navigate({ to: '/search', search: { q: text.trim() } });
  };
  return (
    <search className={css.search}>
      <form onSubmit={submit}>
        <input
          ref={props.box}
          className={css.input}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={say('ui.search.placeholder')}
          aria-label={say('ui.search.label')}
          aria-keyshortcuts="Control+K"
          maxLength={200}
        />
        <span className={css.key}>Ctrl K</span>
      </form>
    </search>
  );
}
