import type { ReactNode } from 'react';
import type { PersonDetail } from '../../../src/triage/contract.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './person.module.css';

/** Every identifier seen with this person, in how many reports, and between which days. */
export function IdentifierTable(props: { readonly person: PersonDetail }): ReactNode {
  const { person } = props;
  const { say, name, number, date } = useWords();
  return (
    <section className={`card ${css.overflow}`}>
      <h2 className="card-title">{say('ui.identifiers.title')}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('ui.identifiers.value')}</th>
            <th scope="col" className={css.numeric}>
              {say('ui.identifiers.reports')}
            </th>
            <th scope="col">{say('ui.identifiers.seen')}</th>
          </tr>
        </thead>
        <tbody>
          {person.identifiers.map((identifier) => (
            <tr key={identifier.id}>
              <td>
                <Untrusted text={identifier.display} maxChars={200} />
                <br />
                <span className="quiet">{name('identity.kind', identifier.kind)}</span>
              </td>
              <td className={css.numeric}>{number(identifier.reports)}</td>
              <td className="quiet">
                {identifier.firstAt === null ? say('ui.unknown') : date(identifier.firstAt)}
                {identifier.lastAt !== null &&
                  identifier.lastAt.slice(0, 10) !== identifier.firstAt?.slice(0, 10) && (
                    <> – {date(identifier.lastAt)}</>
                  )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {person.discounts.length > 0 && (
        <>
          <h3 className={css.hint}>{say('ui.discounts.title')}</h3>
          <ul className={css.discounts}>
            {person.discounts.map((discount) => (
              <li key={`${discount.identifierId} ${discount.code}`}>{say(discount.code, discount.params)}</li>
            ))}
          </ul>
        </>
      )}
      {person.identifiersTotal > person.identifiers.length && (
        <p className={css.hint}>
          {say('ui.list.more', { count: person.identifiersTotal - person.identifiers.length })}
        </p>
      )}
    </section>
  );
}
