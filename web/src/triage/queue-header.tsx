import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueueSummary } from '../../../src/triage/contract.ts';
import { useWords } from '../ui/words.ts';
import css from './queue.module.css';
import { type QueueSearch, sorts } from './queue-search.ts';

interface QueueHeaderProps {
  readonly search: QueueSearch;
  readonly summary: QueueSummary | undefined;
  readonly onChange: (change: Readonly<Record<string, string | number | undefined>>) => void;
}

/** What is waiting, in three figures that are also shortcuts, the order, and the two views. */
export function QueueHeader(props: QueueHeaderProps): ReactNode {
  const { search, summary, onChange } = props;
  const { say } = useWords();
  return (
    <div className={css.header}>
      <h1 className={css.title}>{say('ui.queue.title')}</h1>
      {summary !== undefined && (
        <ul className={css.figures} aria-label={say('ui.queue.figures')}>
          <Figure
            text={say('ui.queue.new', { count: summary.new })}
            pressed={search.state === 'new'}
            onClick={() => onChange({ state: search.state === 'new' ? undefined : 'new' })}
          />
          <Figure
            text={say('ui.queue.mine', { count: summary.mine })}
            pressed={search.assignee === 'me'}
            onClick={() => onChange({ assignee: search.assignee === 'me' ? undefined : 'me' })}
          />
          <Figure
            text={say('ui.queue.evidence-week', { count: summary.evidenceWithin7Days })}
            pressed={search.sort === 'evidence'}
            onClick={() => onChange({ sort: search.sort === 'evidence' ? undefined : 'evidence' })}
          />
        </ul>
      )}
      <div className={css.tools}>
        <NativeSelect
          aria-label={say('ui.queue.sort')}
          value={search.sort ?? 'rank'}
          onChange={(event) =>
            onChange({ sort: event.currentTarget.value === 'rank' ? undefined : event.currentTarget.value })
          }
          data={sorts.map((value) => ({ value, label: say(`ui.queue.sort.${value}`) }))}
        />
        <fieldset className={css.views} aria-label={say('ui.queue.views')}>
          {(['table', 'quadrant'] as const).map((view) => (
            <button
              key={view}
              type="button"
              aria-pressed={(search.view ?? 'table') === view}
              onClick={() => onChange({ view: view === 'table' ? undefined : view })}
            >
              {say(`ui.queue.view.${view}`)}
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

interface FigureProps {
  readonly text: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
}

function Figure(props: FigureProps): ReactNode {
  return (
    <li>
      <button type="button" className={css.figure} aria-pressed={props.pressed} onClick={props.onClick}>
        {props.text}
      </button>
    </li>
  );
}
