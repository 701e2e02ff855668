import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JournalEntry } from '../../../src/audit/contract.ts';
import { api } from '../ui/api.ts';
import { utcOf } from '../ui/format.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './journal.module.css';

/** Who did what, to what, why, and whether it was refused; newest first, for auditors only. */
export function JournalPage(): ReactNode {
  const { say } = useWords();
  const pages = useInfiniteQuery({
    queryKey: ['journal'],
    queryFn: ({ pageParam }) => api.journal(pageParam === '' ? undefined : pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextBefore ?? undefined,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1 className={css.title}>{say('ui.nav.journal')}</h1>
        <p className="quiet">{say('ui.journal.lead')}</p>
        <Button variant="default" onClick={() => void pages.refetch()} loading={pages.isRefetching}>
          {say('ui.action.refresh')}
        </Button>
      </div>
      {pages.isPending && <Loading lines={14} />}
      {pages.isError && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isSuccess && entries.length === 0 && <Empty title={say('ui.journal.empty')} />}
      {entries.length > 0 && <JournalTable entries={entries} />}
      {pages.hasNextPage && (
        <Button
          variant="default"
          onClick={() => void pages.fetchNextPage()}
          loading={pages.isFetchingNextPage}
        >
          {say('ui.journal.older')}
        </Button>
      )}
    </div>
  );
}

const columns = ['seq', 'at', 'actor', 'act', 'subject', 'purpose', 'outcome', 'details'] as const;

function JournalTable(props: { readonly entries: readonly JournalEntry[] }): ReactNode {
  const { say } = useWords();
  return (
    <ScrollRegion label={say('ui.nav.journal')} className={`card ${css.overflow}`}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(`ui.journal.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <EntryLine key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function EntryLine(props: { readonly entry: JournalEntry }): ReactNode {
  const { entry } = props;
  const { say, name, instant } = useWords();
  const details = Object.entries(entry.details).map(([field, value]) => `${field} = ${String(value)}`);
  return (
    <tr className={entry.outcome === 'refused' ? css.refused : undefined}>
      <td className="quiet">{entry.seq}</td>
      <td className={css.nowrap}>
        <time dateTime={entry.at} title={utcOf(entry.at)}>
          {instant(entry.at)}
        </time>
      </td>
      <td>
        <Untrusted text={entry.actorName} maxChars={120} />
      </td>
      <td>{say(entry.act)}</td>
      <td className={css.nowrap}>
        {name('ui.subject', entry.subjectKind)} {entry.subjectId ?? ''}
      </td>
      <td>
        <Untrusted text={entry.purpose} maxChars={200} />
      </td>
      <td>
        {entry.outcome === 'refused' && <span aria-hidden="true">✗ </span>}
        {name('audit.outcome', entry.outcome)}
      </td>
      <td className="mono quiet">
        <Untrusted text={details.join(', ')} maxChars={400} />
      </td>
    </tr>
  );
}
