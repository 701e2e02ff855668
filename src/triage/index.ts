export { claimReport, closeReport, releaseReport, reopenReport } from './handling/handle-report.ts';
export { readPerson } from './person/read-person.ts';
export { queueSummary } from './queue/queue-summary.ts';
export { readQueue } from './queue/read-queue.ts';
export { readReport } from './report/read-report.ts';
export { type Rescored, rescoreReports } from './rescore/rescore-reports.ts';
export { search } from './search/search.ts';
