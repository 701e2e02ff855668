import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { Empty } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './cards.module.css';

/** The persons as this report mentions them; a presumed person gathers mentions of several reports. */
export function PersonCards(props: { readonly detail: ReportDetail }): ReactNode {
  const { say, name } = useWords();
  const { persons } = props.detail;
  if (persons.length === 0) return <Empty title={say('ui.persons.empty')} />;
  return (
    <ul className={css.list}>
      {persons.map((person) => (
        <li key={person.observedPersonId} className={`card ${css.card} ${css.cardHead}`}>
          <strong>
            <Untrusted text={person.label} maxChars={200} />
          </strong>
          <span className="chip">{name('identity.role', person.role)}</span>
          {person.personId === null ? (
            <span className="quiet">{say('ui.person.not-linked')}</span>
          ) : (
            <Link to="/persons/$id" params={{ id: person.personId }}>
              {say('ui.person.reports', { reference: `P-${person.personId}`, count: person.reports })}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
