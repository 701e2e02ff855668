import { Drawer } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useSession } from '../access/session.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Navigation } from './navigation.tsx';
import { RailTarget } from './rail-slot.tsx';
import css from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useNarrow } from './use-narrow.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWords } from './words.ts';

/** The frame of every page: navigation and its filters at the left, search and purpose above, the page. */
export function Shell(props: { readonly children: ReactNode }): ReactNode {
  const { say } = useWords();
  const session = useSession();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const [menuOpen, setMenuOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const [rail, setRail] = useState<HTMLElement | null>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  useShortcuts({
    search: () => searchBox.current?.select(),
    help: () => setHelpOpen((open) => !open),
    queue: () => void navigate({ to: '/queue', search: {} }),
  });
  const railContent = (
    <>
      <Navigation onNavigate={() => setMenuOpen(false)} />
      <div ref={setRail} className={css.slot} />
    </>
  );
  return (
    <RailTarget value={rail}>
      <a className={css.skip} href="#main">
        {say('ui.skip')}
      </a>
      <div className={css.frame}>
        {!narrow && <div className={css.rail}>{railContent}</div>}
        <div className={css.body}>
          {session.demonstration && (
            <p className={css.banner} role="note">
              <strong>{say('ui.demonstration.banner')}</strong>{' '}
              <span>{say('ui.demonstration.banner.why')}</span>
            </p>
          )}
          <TopBar
            searchBox={searchBox}
            onMenu={narrow ? () => setMenuOpen(true) : null}
            onHelp={() => setHelpOpen(true)}
          />
          <main className={css.main} id="main" tabIndex={-1}>
            {props.children}
          </main>
        </div>
      </div>
      {narrow && (
        <Drawer
          opened={menuOpen}
          onClose={() => setMenuOpen(false)}
          title={say('ui.menu')}
          size="17rem"
          lockScroll={false}
          keepMounted
          classNames={{ content: css.drawer ?? '', header: css.drawerHeader ?? '' }}
          closeButtonProps={{ 'aria-label': say('ui.action.close-panel') }}
        >
          {railContent}
        </Drawer>
      )}
      <KeyboardHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />
    </RailTarget>
  );
}
