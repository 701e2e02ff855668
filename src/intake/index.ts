export type { Delivery, DeliveryRefusalCode, FactCounts } from './delivery.ts';
export { noFacts } from './delivery.ts';
export { detectFormat, headBytes } from './detect.ts';
export { endAbandonedIntakes } from './end-abandoned.ts';
export { IntakeRefusal } from './errors.ts';
export { finishIntake } from './finish-intake.ts';
export { type FormatReader, type ReadOptions, type SourceInput, sourceFromBytes } from './formats/reader.ts';
export { clearFresh, listFresh, markFresh } from './fresh-reports.ts';
export { openIntake } from './open-intake.ts';
export { readIntake } from './read-intake.ts';
export { type ReportFacts, readReport } from './read-report.ts';
export {
  closeDeliveries,
  findKnownSources,
  type RunningIntake,
  receiveSources,
  recordReports,
} from './receive.ts';
export type { SealedPlace } from './source.store.ts';
export { startUpload } from './start-upload.ts';
export type { Channel } from './store.ts';
