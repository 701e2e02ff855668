import { type Route, route } from '../platform/door.ts';
import { JournalPage, JournalQuery } from './contract.ts';
import { listJournal } from './list-journal.ts';

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/journal',
    permission: 'audit.read',
    summary: 'audit.door.journal',
    query: JournalQuery,
    output: JournalPage,
    run: (ctx, { query }) => listJournal(ctx, query),
  }),
];
