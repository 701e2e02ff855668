import type { ReactNode } from 'react';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Mark } from '../ui/mark.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { useWords } from '../ui/words.ts';
import css from './entrance.module.css';

interface EntranceProps {
  readonly title: string;
  readonly lead: string;
  readonly demonstration: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages that stand before a session: what Vigie is, one form, nothing else. */
export function Entrance(props: EntranceProps): ReactNode {
  const { say } = useWords();
  return (
    <div className={css.page}>
      <header className={css.brand}>
        <Mark />
        <div>
          <p className={css.name}>Vigie</p>
          <p className={css.promise}>{say('ui.brand.promise')}</p>
        </div>
        <div className={css.switches}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className={css.main} id="main" tabIndex={-1}>
        <section className={css.form}>
          <h1 className={css.title}>{props.title}</h1>
          <p className="quiet">{props.lead}</p>
          {props.children}
        </section>
        {props.demonstration && <DemonstrationAccounts />}
      </main>
    </div>
  );
}

const accounts = ['analyste', 'enqueteur', 'cheffe', 'auditeur', 'comptes'] as const;

function DemonstrationAccounts(): ReactNode {
  const { say } = useWords();
  return (
    <aside className={css.demonstration} aria-label={say('ui.demonstration.title')}>
      <h2 className={css.asideTitle}>{say('ui.demonstration.title')}</h2>
      <p>{say('ui.demonstration.accounts')}</p>
      <ul className={css.accounts}>
        {accounts.map((login) => (
          <li key={login}>
            <code className="mono">{login}</code> <span>{say(`ui.demonstration.account.${login}`)}</span>
          </li>
        ))}
      </ul>
      <p>
        {say('ui.demonstration.password')} <code className="mono">vigie-demonstration</code>
      </p>
    </aside>
  );
}
