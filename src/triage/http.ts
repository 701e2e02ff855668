import { type Route, route } from '../platform/door.ts';
import { QueuePage, QueueQuery, QueueSummary } from './contract.ts';
import { queueSummary } from './queue/queue-summary.ts';
import { readQueue } from './queue/read-queue.ts';

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/queue',
    permission: 'triage.read',
    summary: 'triage.door.queue',
    query: QueueQuery,
    output: QueuePage,
    run: (ctx, { query }) => readQueue(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/queue/summary',
    permission: 'triage.read',
    summary: 'triage.door.summary',
    output: QueueSummary,
    run: (ctx) => queueSummary(ctx),
  }),
];
