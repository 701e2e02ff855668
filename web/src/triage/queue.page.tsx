import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { InRail } from '../ui/rail-slot.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { useWords } from '../ui/words.ts';
import { useClaimWatch } from './claim-watch.ts';
import { useChoices, useHandling } from './handling.ts';
import { Quadrant } from './quadrant.tsx';
import { queueQuery, summaryQuery } from './queries.ts';
import css from './queue.module.css';
import { QueueFilters } from './queue-filters.tsx';
import { QueueHeader } from './queue-header.tsx';
import { rememberQueue } from './queue-memory.ts';
import { activeFilters, type QueueSearch, queueQueryOf } from './queue-search.ts';
import { QueueTable } from './queue-table.tsx';
import { WhyPanel } from './why-panel.tsx';

type Change = Readonly<Record<string, string | number | undefined>>;

/** The queue: filters in the rail, the ranked rows, and why, beside the selected one. */
export function QueuePage(): ReactNode {
  const { say } = useWords();
  const search = useSearch({ from: '/queue' });
  const navigate = useNavigate({ from: '/queue' });
  const query = useMemo(() => queueQueryOf(search), [search]);
  rememberQueue(query);
  const pages = useInfiniteQuery(queueQuery(query));
  const summary = useQuery(summaryQuery());
  const handling = useHandling();
  const [deciding, setDeciding] = useState<'close' | 'reopen' | null>(null);
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  useClaimWatch(rows);
  const selected = rows.find((row) => row.id === search.selected) ?? rows[0];
  const choices = useChoices(selected);

  const change = useCallback(
    (values: Change) =>
      void navigate({ search: (before: QueueSearch) => ({ ...before, ...values }), replace: true }),
    [navigate],
  );
  const select = useCallback(
    (id: string | undefined) => {
      if (id === undefined) return;
      handling.reset();
      setDeciding(null);
      change({ selected: id });
    },
    [change, handling.reset],
  );
  const open = useCallback(
    (id: string) => void navigate({ to: '/reports/$id', params: { id }, search: {} }),
    [navigate],
  );
  const step = (by: number): void => {
    const index = rows.findIndex((row) => row.id === selected?.id);
    select(rows[Math.min(Math.max(index + by, 0), rows.length - 1)]?.id);
  };
  const isTable = search.view !== 'quadrant';
  useShortcuts({
    next: () => isTable && step(1),
    previous: () => isTable && step(-1),
    first: () => isTable && select(rows[0]?.id),
    last: () => isTable && select(rows.at(-1)?.id),
    open: () => isTable && selected !== undefined && open(selected.id),
    tier: (key) =>
      change({ tier: search.tier === Number(key) ? undefined : Number(key), selected: undefined }),
    'all-tiers': () => change({ tier: undefined }),
    view: () => change({ view: isTable ? 'quadrant' : undefined }),
    claim: () => choices.mayClaim && selected && handling.mutate({ kind: 'claim', id: selected.id }),
    release: () => choices.mayRelease && selected && handling.mutate({ kind: 'release', id: selected.id }),
    close: () => choices.mayClose && setDeciding('close'),
  });
  const loadMore = useCallback(() => void pages.fetchNextPage(), [pages.fetchNextPage]);

  return (
    <div className={css.page}>
      <InRail>
        <QueueFilters search={search} onChange={change} />
      </InRail>
      <section className={css.list} aria-label={say('ui.queue.title')}>
        <QueueHeader search={search} summary={summary.data} onChange={change} />
        {!isTable && (
          <Quadrant
            onChoose={(tier, level) =>
              change({ tier, minWorkability: level === 0 ? undefined : level, view: undefined })
            }
          />
        )}
        {isTable && pages.isPending && <Loading lines={14} />}
        {isTable && pages.isError && rows.length === 0 && (
          <Failure error={pages.error} retry={() => void pages.refetch()} />
        )}
        {isTable && pages.isSuccess && rows.length === 0 && (
          <EmptyQueue filtered={activeFilters(search) > 0} />
        )}
        {isTable && rows.length > 0 && (
          <QueueTable
            rows={rows}
            hasMore={pages.hasNextPage}
            loadingMore={pages.isFetchingNextPage}
            selected={selected?.id}
            onSelect={select}
            onOpen={open}
            onNearEnd={loadMore}
          />
        )}
      </section>
      {isTable && selected !== undefined && (
        <WhyPanel row={selected} handling={handling} deciding={deciding} onDecide={setDeciding} />
      )}
    </div>
  );
}

function EmptyQueue(props: { readonly filtered: boolean }): ReactNode {
  const { say } = useWords();
  const key = props.filtered ? 'ui.queue.empty.filtered' : 'ui.queue.empty';
  return <Empty title={say(key)}>{say(`${key}.why`)}</Empty>;
}
