export type { Delivery, FactCounts } from './delivery.ts';
export { finishIntake } from './finish-intake.ts';
export { clearFresh, listFresh } from './fresh-reports.ts';
export { openIntake } from './open-intake.ts';
export { type ReportFacts, readReport } from './read-report.ts';
export {
  closeDeliveries,
  findKnownSources,
  type RunningIntake,
  receiveSources,
  recordReports,
} from './receive.ts';
export { startUpload } from './start-upload.ts';
