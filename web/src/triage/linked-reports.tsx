import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { Empty } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './cards.module.css';
import { TierMark } from './marks.tsx';
import { ReasonList } from './reason-list.tsx';

/** Other reports that share something with this one, and what they share, strongest clue first. */
export function LinkedReports(props: { readonly detail: ReportDetail }): ReactNode {
  const { say, name, instant } = useWords();
  const { linked } = props.detail;
  if (linked.length === 0) return <Empty title={say('ui.linked.empty')}>{say('ui.linked.empty.why')}</Empty>;
  return (
    <ul className={css.list}>
      {linked.map(({ row, samePerson, clues }) => (
        <li key={row.id} className={`card ${css.card}`}>
          <div className={css.cardHead}>
            <Link to="/reports/$id" params={{ id: row.id }} search={{}}>
              <strong>{row.reference}</strong>
            </Link>
            <TierMark tier={row.tier} situation={row.situation} />
            <span className={samePerson ? 'chip' : 'chip chip-unknown'}>
              {say(samePerson ? 'ui.linked.same-person' : 'ui.linked.not-enough')}
            </span>
            <span className="quiet">
              {name('intake.kind', row.kind)} · <Untrusted text={row.sender} maxChars={80} /> ·{' '}
              {say('ui.received-at', { at: instant(row.receivedAt) })}
            </span>
          </div>
          <ReasonList reportId={row.id} reasons={clues} />
        </li>
      ))}
    </ul>
  );
}
