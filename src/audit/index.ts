export { historyOf } from './history-of.ts';
export { listJournal } from './list-journal.ts';
export { record } from './record.ts';
