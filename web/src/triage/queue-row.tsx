// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows exist, which a table cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { Link } from '@tanstack/react-router';
import { type CSSProperties, memo, type ReactNode, type Ref } from 'react';
import type { QueueRow } from '../../../src/triage/contract.ts';
import { useWords } from '../ui/words.ts';
import { AreaMark, AssigneeMark, EvidenceMark, Pips, TierMark } from './marks.tsx';
import css from './queue-table.module.css';

interface QueueLineProps {
  readonly row: QueueRow;
  readonly index: number;
  readonly selected: boolean;
  readonly mine: boolean;
  readonly style: CSSProperties;
  readonly measure: Ref<HTMLDivElement>;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

export const rowDomId = (id: string): string => `report-${id}`;

/** One report of the queue: what, why in words, how workable, until when, whose, where, since when, by whom. */
export const QueueLine = memo(function QueueLine(props: QueueLineProps): ReactNode {
  const { row, index, selected } = props;
  const { say, age, instant, number } = useWords();
  const why = row.reasons.map((reason) => say(reason.code, reason.params)).join(say('ui.reason.separator'));
  const held = row.assignee !== null && !props.mine;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
    <div
      role="row"
      id={rowDomId(row.id)}
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${css.row} ${selected ? css.selected : ''} ${held ? css.held : ''}`}
      style={props.style}
      onClick={() => props.onSelect(row.id)}
      onDoubleClick={() => props.onOpen(row.id)}
    >
      <div role="gridcell" className={css.situation}>
        <Link to="/reports/$id" params={{ id: row.id }} search={{}} tabIndex={-1} className={css.open ?? ''}>
          <TierMark tier={row.tier} situation={row.situation} />
        </Link>
        <span className={css.reference}>{row.reference}</span>
        <p className={css.why} title={why}>
          {why === '' ? say('ui.queue.no-reason') : why}
        </p>
      </div>
      <div role="gridcell" className={css.workability}>
        <Pips workability={row.workability} />
      </div>
      <div role="gridcell" className={css.evidence}>
        <EvidenceMark deadline={row.evidenceDeadline} />
      </div>
      <div role="gridcell" className={css.persons}>
        <span title={say('ui.queue.person-reports', { count: row.personReports })}>
          {number(row.personReports)}
        </span>
      </div>
      <div role="gridcell" className={css.area}>
        <AreaMark area={row.area} country={row.country} areaCertain={row.areaCertain} />
      </div>
      <div role="gridcell" className={css.received}>
        <time dateTime={row.receivedAt} title={instant(row.receivedAt)}>
          {age(row.receivedAt)}
        </time>
      </div>
      <div role="gridcell" className={css.assignee}>
        <AssigneeMark row={row} mine={props.mine} />
      </div>
    </div>
  );
});
