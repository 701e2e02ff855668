import { type Route, route } from '../platform/door.ts';
import {
  CloseReport,
  PersonDetail,
  QueuePage,
  QueueQuery,
  QueueRow,
  QueueSummary,
  ReopenReport,
  ReportDetail,
  SearchQuery,
  SearchResult,
  SubjectParams,
} from './contract.ts';
import { claimReport, closeReport, releaseReport, reopenReport } from './handling/handle-report.ts';
import { readPerson } from './person/read-person.ts';
import { queueSummary } from './queue/queue-summary.ts';
import { readQueue } from './queue/read-queue.ts';
import { readReport } from './report/read-report.ts';
import { search } from './search/search.ts';

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
  route({
    method: 'GET',
    path: '/api/reports/{id}',
    permission: 'triage.read',
    summary: 'triage.door.report',
    params: SubjectParams,
    output: ReportDetail,
    run: (ctx, { params }) => readReport(ctx, { reportId: params.id }),
  }),
  route({
    method: 'POST',
    path: '/api/reports/{id}/claim',
    permission: 'triage.work',
    summary: 'triage.door.claim',
    params: SubjectParams,
    output: QueueRow,
    run: (ctx, { params }) => claimReport(ctx, { reportId: params.id }),
  }),
  route({
    method: 'DELETE',
    path: '/api/reports/{id}/claim',
    permission: 'triage.work',
    summary: 'triage.door.release',
    params: SubjectParams,
    output: QueueRow,
    run: (ctx, { params }) => releaseReport(ctx, { reportId: params.id }),
  }),
  route({
    method: 'POST',
    path: '/api/reports/{id}/close',
    permission: 'triage.work',
    summary: 'triage.door.close',
    params: SubjectParams,
    body: CloseReport,
    output: QueueRow,
    run: (ctx, { params, body }) => closeReport(ctx, { reportId: params.id, ...body }),
  }),
  route({
    method: 'POST',
    path: '/api/reports/{id}/reopen',
    permission: 'triage.work',
    summary: 'triage.door.reopen',
    params: SubjectParams,
    body: ReopenReport,
    output: QueueRow,
    run: (ctx, { params, body }) => reopenReport(ctx, { reportId: params.id, ...body }),
  }),
  route({
    method: 'GET',
    path: '/api/persons/{id}',
    permission: 'triage.read',
    summary: 'triage.door.person',
    params: SubjectParams,
    output: PersonDetail,
    run: (ctx, { params }) => readPerson(ctx, { personId: params.id }),
  }),
  route({
    method: 'GET',
    path: '/api/search',
    permission: 'search.run',
    summary: 'triage.door.search',
    query: SearchQuery,
    output: SearchResult,
    run: (ctx, { query }) => search(ctx, query),
  }),
];
