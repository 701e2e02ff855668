// biome-ignore-all lint/a11y/useSemanticElements: only the visible rows exist, which a table cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { QueueRow } from '../../../src/triage/contract.ts';
import { useAccount } from '../access/session.tsx';
import { useWords } from '../ui/words.ts';
import { QueueLine, rowDomId } from './queue-row.tsx';
import css from './queue-table.module.css';

const columns = ['situation', 'workability', 'evidence', 'persons', 'area', 'received', 'assignee'] as const;
const estimatedRowPx = 68;
const rowsBeforeEnd = 30;

interface QueueTableProps {
  readonly rows: readonly QueueRow[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onNearEnd: () => void;
}

/**
 * The queue as a grid of which only the visible rows exist in the page: 250,000 reports scroll like 20. The
 * grid holds the focus and names its active row, so the keyboard and a screen reader walk the same rows.
 */
export function QueueTable(props: QueueTableProps): ReactNode {
  const { rows, selected, hasMore, loadingMore, onNearEnd } = props;
  const { say } = useWords();
  const account = useAccount();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedRowPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    scrollPaddingStart: 36,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= rows.length - rowsBeforeEnd) onNearEnd();
  }, [hasMore, loadingMore, lastShown, rows.length, onNearEnd]);
  const selectedIndex = rows.findIndex((row) => row.id === selected);
  useEffect(() => {
    if (selectedIndex >= 0) virtual.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, virtual]);
  const selectedIsShown = items.some((item) => item.index === selectedIndex);
  return (
    <div
      ref={scroller}
      className={css.grid}
      role="grid"
      tabIndex={0}
      aria-label={say('ui.queue.title')}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-activedescendant={selectedIsShown && selected !== undefined ? rowDomId(selected) : undefined}
    >
      <div role="rowgroup" className={css.head}>
        <div role="row" className={css.headRow} aria-rowindex={1}>
          {columns.map((column) => (
            <div
              key={column}
              role="columnheader"
              className={css[column]}
              title={say(`ui.queue.column.${column}.why`)}
            >
              {say(`ui.queue.column.${column}`)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={css.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <QueueLine
              key={item.key}
              row={row}
              index={item.index}
              selected={row.id === selected}
              mine={row.assignee?.id === account.id}
              style={{ transform: `translateY(${item.start}px)` }}
              measure={virtual.measureElement}
              onSelect={props.onSelect}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
      {loadingMore && <p className={css.more}>{say('ui.queue.loading-more')}</p>}
    </div>
  );
}
