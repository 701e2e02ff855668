import { type QueueRow, type ReportState, situations } from '../contract.ts';
import type { StoredQueueRow } from './queue.store.ts';

export function referenceOfReport(reportId: string): string {
  return `S-${reportId}`;
}

export function referenceOfPerson(personId: string): string {
  return `P-${personId}`;
}

export function queueRowFrom(row: StoredQueueRow): QueueRow {
  return {
    id: row.report_id,
    reference: referenceOfReport(row.report_id),
    kind: row.kind,
    sender: row.sender,
    receivedAt: row.received_at.toISOString(),
    tier: row.tier,
    situation: situations[row.tier - 1] ?? 'other',
    reasons: [...row.reasons],
    workability: row.workability,
    evidenceDeadline: row.evidence_deadline,
    contentStanding: row.content_standing,
    fileCount: row.file_count,
    personId: row.person_id,
    personReports: row.person_reports,
    country: row.country,
    area: row.area,
    areaCertain: row.area_certain,
    // Constrained by the table.
    state: row.state as ReportState,
    assignee:
      row.assignee_id === null
        ? null
        : { id: row.assignee_id, displayName: row.assignee_name ?? row.assignee_id },
  };
}
