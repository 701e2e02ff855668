import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PersonDetail } from '../../../src/triage/contract.ts';
import { TierMark } from '../triage/marks.tsx';
import { useWords } from '../ui/words.ts';
import css from './person.module.css';

/** The reports that mention this person, by rank. */
export function PersonReports(props: { readonly person: PersonDetail }): ReactNode {
  const { person } = props;
  const { say, age, instant } = useWords();
  return (
    <section className="card">
      <h2 className="card-title">{say('ui.person.reports-title')}</h2>
      <ul>
        {person.reports.map((row) => (
          <li key={row.id} className={css.report}>
            <Link to="/reports/$id" params={{ id: row.id }} search={{}}>
              {row.reference}
            </Link>
            <TierMark tier={row.tier} situation={row.situation} />
            <time className="quiet" dateTime={row.receivedAt} title={instant(row.receivedAt)}>
              {age(row.receivedAt)}
            </time>
          </li>
        ))}
      </ul>
      {person.reportsTotal > person.reports.length && (
        <p className={css.hint}>
          {say('ui.list.more', { count: person.reportsTotal - person.reports.length })}
        </p>
      )}
    </section>
  );
}
