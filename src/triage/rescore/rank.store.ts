import { type RawBuilder, sql } from 'kysely';
import type { CopyValue, Tx } from '../../platform/db.ts';
import { advisoryLock } from '../../platform/locks.ts';

/** Columns of triage.rank that the rank computes; state and assignee are decisions and are never overwritten. */
const rankColumns = [
  'report_id',
  'kind',
  'sender',
  'received_at',
  'person_id',
  'person_reports',
  'tier',
  'factor_order',
  'workability',
  'evidence_deadline',
  'content_standing',
  'file_count',
  'country',
  'area',
  'area_certain',
  'policy',
] as const;

const reasonsColumn = 'reasons';
const computedColumns = [...rankColumns, reasonsColumn] as const;

/** One row of triage.rank with, as JSON, the reasons of triage.explanation. */
export type RankRow = Readonly<Record<(typeof computedColumns)[number], CopyValue>>;

/** One ranking at a time: two would count shared contents without seeing each other's reports. */
export async function lockRanking(tx: Tx): Promise<void> {
  await tx.run(sql`SELECT pg_advisory_xact_lock(${advisoryLock('ranking')})`);
}

/** Decisions wait for the end of a rebuild, so that their mirror in the queue is exact when it ends. */
export async function lockDecisions(tx: Tx): Promise<void> {
  await tx.run(sql`LOCK TABLE triage.handling IN SHARE MODE`);
}

export async function prepareRanks(tx: Tx): Promise<void> {
  await tx.run(sql`
    CREATE TEMP TABLE IF NOT EXISTS fresh_rank ON COMMIT DROP AS
    SELECT ${list(rankColumns, 'k')}, e.reasons
    FROM triage.rank k JOIN triage.explanation e ON e.report_id = k.report_id LIMIT 0`);
}

/**
 * Writes the rows that changed and only those. Rows may be computed while they are sent.
 *
 * @returns the number of queue rows inserted or changed.
 */
export async function writeRanks(tx: Tx, rows: Iterable<RankRow>): Promise<number> {
  await tx.run(sql`TRUNCATE fresh_rank`);
  await tx.copy('fresh_rank', computedColumns, valuesOf(rows));
  const changed = await tx.run(sql`
    INSERT INTO triage.rank (${list(rankColumns)}, state, assignee_id)
    SELECT ${list(rankColumns, 'f')}, coalesce(h.state, 'new'), h.assignee_id
    FROM fresh_rank f LEFT JOIN triage.handling_in_force h ON h.report_id = f.report_id
    ON CONFLICT (report_id) DO UPDATE SET ${assignments(rankColumns)}
    WHERE (${list(rankColumns, 'triage.rank')}) IS DISTINCT FROM (${list(rankColumns, 'excluded')})`);
  await tx.run(sql`
    INSERT INTO triage.explanation (report_id, reasons) SELECT report_id, reasons FROM fresh_rank
    ON CONFLICT (report_id) DO UPDATE SET reasons = excluded.reasons
    WHERE triage.explanation.reasons <> excluded.reasons`);
  return changed;
}

function* valuesOf(rows: Iterable<RankRow>): Iterable<readonly CopyValue[]> {
  for (const row of rows) yield computedColumns.map((column) => row[column]);
}

/** Versions that are no longer rows of their own leave the queue; their handling stays with them. */
export async function removeSuperseded(tx: Tx): Promise<void> {
  await tx.run(sql`DELETE FROM triage.rank k USING triage.version v WHERE v.report_id = k.report_id`);
  await tx.run(sql`DELETE FROM triage.explanation e USING triage.version v WHERE v.report_id = e.report_id`);
}

/** Brings the mirror of decisions in the queue back to the decisions. */
export async function mirrorDecisions(tx: Tx): Promise<void> {
  await tx.run(sql`
    UPDATE triage.rank k SET state = coalesce(h.state, 'new'), assignee_id = h.assignee_id
    FROM triage.rank own LEFT JOIN triage.handling_in_force h ON h.report_id = own.report_id
    WHERE own.report_id = k.report_id
      AND (k.state, k.assignee_id) IS DISTINCT FROM (coalesce(h.state, 'new'), h.assignee_id)`);
}

/** The planner knows nothing of rows just loaded in bulk. */
export async function analyseRanks(tx: Tx): Promise<void> {
  await tx.run(sql`ANALYZE triage.rank, triage.explanation, triage.shared_content`);
}

function list(columns: readonly string[], table?: string): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(table === undefined ? column : `${table}.${column}`)));
}

function assignments(columns: readonly string[]): RawBuilder<unknown> {
  const changed = columns.filter((column) => column !== 'report_id');
  return sql.join(changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`));
}
