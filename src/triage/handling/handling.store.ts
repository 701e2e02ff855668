import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

export interface HeldRow {
  readonly state: 'new' | 'in-progress' | 'closed';
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
}

/**
 * Locks one row of the queue until the end of the act: two officers who take a report at the same moment come one
 * after the other, and the second one sees the first.
 */
export async function lockRow(tx: Tx, reportId: string): Promise<HeldRow | undefined> {
  // Before the row: a rebuild takes the table first too, so neither waits for the other for good.
  await tx.run(sql`LOCK TABLE triage.handling IN ROW EXCLUSIVE MODE`);
  return tx.maybe<HeldRow>(sql`
    SELECT k.state, k.assignee_id,
      (SELECT o.display_name FROM triage.officer o WHERE o.id = k.assignee_id) AS assignee_name
    FROM triage.rank k WHERE k.report_id = ${reportId}::bigint FOR UPDATE OF k`);
}

export interface Handling {
  readonly reportId: string;
  readonly state: HeldRow['state'];
  readonly assigneeId: string | null;
  readonly takenAt: Date | null;
  readonly closed: { readonly code: string; readonly at: Date } | null;
}

/** Writes the decision, then its mirror in the queue. */
export async function writeHandling(tx: Tx, handling: Handling): Promise<void> {
  const { reportId, state, assigneeId, takenAt, closed } = handling;
  await tx.run(sql`
    INSERT INTO triage.handling (report_id, state, assignee_id, taken_at, closed_code, closed_at)
    VALUES (${reportId}, ${state}, ${assigneeId}, ${takenAt}, ${closed?.code ?? null}, ${closed?.at ?? null})
    ON CONFLICT (report_id) DO UPDATE SET state = excluded.state, assignee_id = excluded.assignee_id,
      taken_at = excluded.taken_at, closed_code = excluded.closed_code, closed_at = excluded.closed_at`);
  await tx.run(sql`
    UPDATE triage.rank SET state = ${state}, assignee_id = ${assigneeId} WHERE report_id = ${reportId}::bigint`);
}

export interface NewDecision {
  readonly reportId: string;
  readonly act: 'closed' | 'reopened';
  readonly code: string | null;
  readonly reason: string;
  readonly accountId: string | null;
  readonly at: Date;
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<string> {
  const { reportId, act, code, reason, accountId, at } = decision;
  const { id } = await tx.one<{ id: string }>(sql`
    INSERT INTO triage.decision (report_id, act, code, reason, account_id, at)
    VALUES (${reportId}, ${act}, ${code}, ${reason}, ${accountId}, ${at}) RETURNING id`);
  return id;
}

/** The words of the decisions on some versions of a report, by id. */
export async function findDecisionReasons(
  tx: Tx,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; reason: string }>(sql`
    SELECT id, reason FROM triage.decision WHERE report_id = ANY(${reportIds}::bigint[])`);
  return new Map(rows.map((row) => [row.id, row.reason]));
}
