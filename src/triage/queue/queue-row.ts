import type { QueueRow, ReportState, Situation } from '../contract.ts';
import type { StoredQueueRow } from './queue.store.ts';

/** A line of the queue holds the first reasons; the page of the report holds all of them. */
const reasonsPerRow = 4;

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
    // Written by rank.ts and by nothing else.
    situation: row.situation as Situation,
    reasons: row.reasons.filter((reason) => reason.standing !== 'unknown').slice(0, reasonsPerRow),
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
