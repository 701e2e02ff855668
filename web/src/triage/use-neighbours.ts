import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueQuery, QueueRow } from '../../../src/triage/contract.ts';
import { queueQuery } from './queries.ts';
import { rememberedQueue } from './queue-memory.ts';
import { type QueueSearch, queueSearchOf } from './queue-search.ts';

export interface Neighbours {
  /** The rows read so far of that queue. */
  readonly rows: readonly QueueRow[];
  /** This report as the queue tells it. */
  readonly row: QueueRow | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** Position in the queue as it was last shown, from 1; undefined when the report is not in it. */
  readonly position: number | undefined;
  /** The address of that queue with this report selected. */
  readonly queue: QueueSearch;
}

function addressOf(query: QueueQuery, selected: string): QueueSearch {
  const { state, ...rest } = query;
  return queueSearchOf({ ...rest, ...(state === 'open' ? {} : { state }), selected });
}

/** The reports before and after this one, in the queue the reader came from. */
export function useNeighbours(reportId: string): Neighbours {
  const query = rememberedQueue();
  const pages = useInfiniteQuery(queueQuery(query));
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const index = rows.findIndex((row) => row.id === reportId);
  const atEnd = index >= 0 && index === rows.length - 1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (atEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [atEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows,
    row: rows[index],
    previous: index > 0 ? rows[index - 1]?.id : undefined,
    next: index < 0 ? rows[0]?.id : rows[index + 1]?.id,
    position: index < 0 ? undefined : index + 1,
    queue: addressOf(query, reportId),
  };
}
