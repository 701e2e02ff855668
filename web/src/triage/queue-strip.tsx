import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { QueueRow } from '../../../src/triage/contract.ts';
import { InRail } from '../ui/rail-slot.tsx';
import { useWords } from '../ui/words.ts';
import { EvidenceMark, situationOfTier, TierGlyph } from './marks.tsx';
import css from './queue-strip.module.css';
import type { Neighbours } from './use-neighbours.ts';

const before = 3;
const shown = 12;

/** The queue around this report, in the rail: where the reader is, and what comes next. */
export function QueueStrip(props: { readonly neighbours: Neighbours; readonly reportId: string }): ReactNode {
  const { say, number } = useWords();
  const { rows, position, queue } = props.neighbours;
  const start = Math.max(0, (position ?? 1) - 1 - before);
  const window = rows.slice(start, start + shown);
  if (window.length === 0) return null;
  return (
    <InRail>
      <nav className={css.strip} aria-label={say('ui.strip.title')}>
        <p className={css.head}>
          <Link to="/queue" search={queue} className={css.back ?? ''}>
            {say('ui.strip.title')}
          </Link>
          {position !== undefined && <span>{say('ui.strip.position', { position: number(position) })}</span>}
        </p>
        <ol>
          {window.map((row) => (
            <StripLine key={row.id} row={row} current={row.id === props.reportId} />
          ))}
        </ol>
      </nav>
    </InRail>
  );
}

function StripLine(props: { readonly row: QueueRow; readonly current: boolean }): ReactNode {
  const { row, current } = props;
  const { say, name } = useWords();
  return (
    <li>
      <Link
        to="/reports/$id"
        params={{ id: row.id }}
        search={{}}
        className={`${css.line} ${current ? css.current : ''}`}
        aria-current={current ? 'page' : undefined}
        title={name('triage.situation', row.situation)}
      >
        <TierGlyph tier={row.tier} />
        <span className={css.words}>
          <span className={css.reference}>
            {row.reference}
            {row.assignee !== null && <span title={say('ui.strip.held')}> ●</span>}
          </span>
          <span className={css.situation}>{name('ui.situation.short', situationOfTier(row.tier))}</span>
        </span>
        <EvidenceMark deadline={row.evidenceDeadline} />
      </Link>
    </li>
  );
}
