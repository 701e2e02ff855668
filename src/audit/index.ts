export { checkEntry } from './entry.ts';
export { historyOf } from './history-of.ts';
export { listJournal } from './list-journal.ts';
export { type DatedEntry, record, recordAll } from './record.ts';
