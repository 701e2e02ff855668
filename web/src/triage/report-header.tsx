import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import type { Handling } from './handling.ts';
import { AreaMark, EvidenceMark, Pips, TierMark } from './marks.tsx';
import css from './report.module.css';
import { ReportActs } from './report-acts.tsx';
import type { Neighbours } from './use-neighbours.ts';

interface ReportHeaderProps {
  readonly detail: ReportDetail;
  readonly handling: Handling;
  readonly neighbours: Neighbours;
  readonly onDecide: (kind: 'close' | 'reopen') => void;
}

/** What must be known before reading on: which report, what situation, how workable, until when, whose. */
export function ReportHeader(props: ReportHeaderProps): ReactNode {
  const { detail, neighbours } = props;
  const { row } = detail;
  const { say, name, instant } = useWords();
  return (
    <header className={css.header}>
      <div className={css.line}>
        <nav aria-label={say('ui.breadcrumb')} className={css.crumbs}>
          <Link to="/queue" search={neighbours.queue}>
            {say('ui.nav.queue')}
          </Link>
          <span aria-hidden="true"> › </span>
        </nav>
        <h1 className={css.reference}>{row.reference}</h1>
        <span className="quiet">
          {name('intake.kind', row.kind)} · <Untrusted text={row.sender} maxChars={80} />
          {detail.externalRef !== null && (
            <>
              {' '}
              · <Untrusted text={detail.externalRef} maxChars={80} />
            </>
          )}{' '}
          · {say('ui.received-at', { at: instant(row.receivedAt) })}
        </span>
        <div className={css.acts}>
          <Step id={neighbours.previous} label={say('ui.report.previous')} glyph="‹ K" />
          <Step id={neighbours.next} label={say('ui.report.next')} glyph="J ›" />
          <ReportActs row={row} handling={props.handling} onDecide={props.onDecide} />
        </div>
      </div>
      <ul className={css.standing}>
        <li className={css.situation}>
          <TierMark tier={row.tier} situation={row.situation} />
        </li>
        <li>
          <span className="quiet">{say('ui.queue.column.workability')}</span>{' '}
          <Pips workability={row.workability} />
        </li>
        <li>
          <span className="quiet">{say('ui.queue.column.evidence')}</span>{' '}
          <EvidenceMark deadline={row.evidenceDeadline} />
        </li>
        <li>
          <span className="quiet">{say('ui.queue.column.area')}</span>{' '}
          <AreaMark area={row.area} country={row.country} areaCertain={row.areaCertain} />
        </li>
        <li>
          {row.personId === null ? (
            <span className="chip chip-unknown">{say('ui.person.none')}</span>
          ) : (
            <Link to="/persons/$id" params={{ id: row.personId }} className="chip">
              {say('ui.person.reports', { reference: `P-${row.personId}`, count: row.personReports })}
            </Link>
          )}
        </li>
        <li className="quiet">
          {name('ui.state-of', row.state)}
          {row.assignee !== null && (
            <>
              {' · '}
              <Untrusted text={row.assignee.displayName} maxChars={60} />
            </>
          )}
        </li>
      </ul>
    </header>
  );
}

interface StepProps {
  readonly id: string | undefined;
  readonly label: string;
  readonly glyph: string;
}

/** The report before or after; its name is read from what it holds, the words hidden from the eye alone. */
function Step(props: StepProps): ReactNode {
  if (props.id === undefined) {
    return (
      <span className={`${css.step} ${css.stepOff} no-print`} aria-hidden="true">
        {props.glyph}
      </span>
    );
  }
  return (
    <Link
      to="/reports/$id"
      params={{ id: props.id }}
      search={{}}
      className={`${css.step} no-print`}
      title={props.label}
    >
      {props.glyph}
      <VisuallyHidden> {props.label}</VisuallyHidden>
    </Link>
  );
}
