import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { utcOf } from '../ui/format.ts';
import { Empty } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './cards.module.css';

/** Who did what to this report, oldest first, as the journal keeps it. */
export function HistoryList(props: { readonly entries: ReportDetail['history'] }): ReactNode {
  const { say, instant } = useWords();
  if (props.entries.length === 0) return <Empty title={say('ui.history.empty')} />;
  return (
    <ol className={`card ${css.history}`}>
      {props.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the journal only grows, an entry never moves
        <li key={index}>
          <time dateTime={entry.at} title={utcOf(entry.at)} className="quiet">
            {instant(entry.at)}
          </time>
          <span>
            <strong>{say(entry.act)}</strong> · <Untrusted text={entry.actorName} maxChars={120} />
            <Details details={entry.details} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Ids, counts and codes of an act; wording where there is some. */
export function Details(props: { readonly details: ReportDetail['history'][number]['details'] }): ReactNode {
  const { has, say } = useWords();
  return Object.entries(props.details).map(([field, value]) => {
    const coded =
      typeof value === 'string' ? [`ui.closing.${value}`, `ui.state.${value}`].find(has) : undefined;
    return (
      <span key={field} className="quiet">
        {' · '}
        {has(`ui.detail.${field}`) ? say(`ui.detail.${field}`) : <Untrusted text={field} maxChars={40} />}{' '}
        {coded === undefined ? <Untrusted text={String(value ?? '—')} maxChars={200} /> : say(coded)}
      </span>
    );
  });
}
