import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay, useSession } from '../access/session.tsx';
import { summaryQuery } from '../triage/queries.ts';
import { Mark } from './mark.tsx';
import css from './navigation.module.css';
import { useWords } from './words.ts';

const screens = [
  { to: '/queue', label: 'ui.nav.queue', permission: 'triage.read' },
  { to: '/intake', label: 'ui.nav.intake', permission: 'intake.read' },
  { to: '/search', label: 'ui.nav.search', permission: 'search.run' },
  { to: '/journal', label: 'ui.nav.journal', permission: 'audit.read' },
] as const;

/** Only the screens that exist and that this role may open. */
export function Navigation(props: { readonly onNavigate: () => void }): ReactNode {
  const { say } = useWords();
  const { version } = useSession();
  return (
    <header className={css.header}>
      <div className={css.brand}>
        <Mark />
        <div>
          <p className={css.name}>Vigie</p>
          <p className={css.version}>{say('ui.version', { version })}</p>
        </div>
      </div>
      <nav aria-label={say('ui.nav')}>
        <ul className={css.list}>
          {screens.map((screen) => (
            <Screen key={screen.to} {...screen} onNavigate={props.onNavigate} />
          ))}
          <li>
            <Link
              to="/api-document"
              className={css.link ?? ''}
              activeProps={{ className: css.active ?? '' }}
              onClick={props.onNavigate}
            >
              {say('ui.nav.api')}
            </Link>
          </li>
        </ul>
      </nav>
    </header>
  );
}

type ScreenProps = (typeof screens)[number] & { readonly onNavigate: () => void };

function Screen(props: ScreenProps): ReactNode {
  const { say } = useWords();
  if (!useMay(props.permission)) return null;
  return (
    <li>
      <Link
        to={props.to}
        search={{}}
        className={css.link ?? ''}
        activeProps={{ className: css.active ?? '' }}
        onClick={props.onNavigate}
      >
        {say(props.label)}
        {props.to === '/queue' && <OpenCount />}
      </Link>
    </li>
  );
}

function OpenCount(): ReactNode {
  const { number, say } = useWords();
  const summary = useQuery(summaryQuery());
  if (summary.data === undefined) return null;
  return (
    <span className={css.count}>
      {number(summary.data.open)}
      <span className={css.hidden}> {say('ui.nav.open-count', { count: summary.data.open })}</span>
    </span>
  );
}
