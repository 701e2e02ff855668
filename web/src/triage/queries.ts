import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { QueuePage, QueueQuery, QueueRow, ReportDetail } from '../../../src/triage/contract.ts';
import { api } from '../ui/api.ts';

const pageRows = 100;
const refreshMs = 15_000;
// Refreshing reads every loaded page again: beyond this many, claims show when a report is opened or taken.
const livePages = 4;

interface LoadedPages {
  readonly pages: readonly QueuePage[];
  readonly pageParams: readonly unknown[];
}

/** The queue under these filters, page after page, kept live so that a claim by someone else shows. */
export const queueQuery = (query: QueueQuery) =>
  infiniteQueryOptions({
    queryKey: ['queue', 'rows', query],
    queryFn: ({ pageParam }) =>
      api.queue({ ...query, limit: pageRows, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= livePages ? refreshMs : false),
    placeholderData: (before) => before,
  });

export const summaryQuery = () =>
  queryOptions({
    queryKey: ['queue', 'summary'],
    queryFn: api.queueSummary,
    refetchInterval: 4 * refreshMs,
    staleTime: refreshMs,
  });

// Each reading of a report is an act in the journal: it is never repeated by a clock.
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: () => api.report(id),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });

export const excerptQuery = (sourceId: string, locator: string) =>
  queryOptions({
    queryKey: ['excerpt', sourceId, locator],
    queryFn: () => api.excerpt(sourceId, locator),
    staleTime: 60_000,
  });

/** Writes a row that the server just gave back wherever it is shown. */
export function showRow(client: QueryClient, row: QueueRow): void {
  client.setQueriesData<LoadedPages>({ queryKey: ['queue', 'rows'] }, (loaded) =>
    loaded === undefined
      ? loaded
      : {
          ...loaded,
          pages: loaded.pages.map((page) => ({
            ...page,
            rows: page.rows.map((known) => (known.id === row.id ? row : known)),
          })),
        },
  );
  client.setQueryData<ReportDetail>(['report', row.id], (detail) =>
    detail === undefined ? detail : { ...detail, row },
  );
}
