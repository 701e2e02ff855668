import type { ReportDetail } from '../../../src/triage/contract.ts';

export type TimelineEventKind = ReportDetail['timeline'][number]['kind'];

/** The lanes of the timeline, from what happened to what we received. */
export const timelineKinds: readonly TimelineEventKind[] = [
  'connection',
  'upload',
  'message',
  'incident',
  'linked-report',
  'received',
];
