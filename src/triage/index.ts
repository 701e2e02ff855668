export { queueSummary } from './queue/queue-summary.ts';
export { readQueue } from './queue/read-queue.ts';
export { type Rescored, rescoreReports } from './rescore/rescore-reports.ts';
