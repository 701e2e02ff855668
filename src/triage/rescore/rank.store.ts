import { type RawBuilder, sql } from 'kysely';
import type { CopyValue, Tx } from '../../platform/db.ts';

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

const explanationColumns = [
  'report_id',
  'situation',
  'reasons',
  'would_change',
  'ask_first',
  'not_checked',
  'workability_reasons',
] as const;

export type RankColumn = (typeof rankColumns)[number];
export type ExplanationColumn = (typeof explanationColumns)[number];
export interface RankRow {
  readonly rank: Readonly<Record<RankColumn, CopyValue>>;
  readonly explanation: Readonly<Record<ExplanationColumn, CopyValue>>;
}

/** One ranking at a time: two would count shared contents without seeing each other's reports. */
export async function lockRanking(tx: Tx): Promise<void> {
  await tx.run(sql`SELECT pg_advisory_xact_lock(7214003)`);
}

/** Decisions wait for the end of a rebuild, so that their mirror in the queue is exact when it ends. */
export async function lockDecisions(tx: Tx): Promise<void> {
  await tx.run(sql`LOCK TABLE triage.handling IN SHARE MODE`);
}

export async function prepareRanks(tx: Tx): Promise<void> {
  await tx.run(sql`
    CREATE TEMP TABLE IF NOT EXISTS fresh_rank (LIKE triage.rank EXCLUDING CONSTRAINTS) ON COMMIT DROP`);
  await tx.run(
    sql`ALTER TABLE fresh_rank ALTER COLUMN rank_key DROP NOT NULL, ALTER COLUMN state DROP NOT NULL`,
  );
  await tx.run(
    sql`CREATE TEMP TABLE IF NOT EXISTS fresh_explanation (LIKE triage.explanation) ON COMMIT DROP`,
  );
}

/**
 * Writes the rows that changed and only those.
 *
 * @returns the number of queue rows inserted or changed.
 */
export async function writeRanks(tx: Tx, rows: readonly RankRow[]): Promise<number> {
  await tx.run(sql`TRUNCATE fresh_rank, fresh_explanation`);
  await tx.copy(
    'fresh_rank',
    rankColumns,
    rows.map(({ rank }) => rankColumns.map((column) => rank[column])),
  );
  await tx.copy(
    'fresh_explanation',
    explanationColumns,
    rows.map(({ explanation }) => explanationColumns.map((column) => explanation[column])),
  );
  const changed = await tx.run(sql`
    INSERT INTO triage.rank (${list(rankColumns)}, state, assignee_id)
    SELECT ${list(rankColumns, 'f')}, coalesce(h.state, 'new'), h.assignee_id
    FROM fresh_rank f LEFT JOIN triage.handling_in_force h ON h.report_id = f.report_id
    ON CONFLICT (report_id) DO UPDATE SET ${assignments(rankColumns)}
    WHERE (${list(rankColumns, 'triage.rank')}) IS DISTINCT FROM (${list(rankColumns, 'excluded')})`);
  await tx.run(sql`
    INSERT INTO triage.explanation (${list(explanationColumns)})
    SELECT ${list(explanationColumns)} FROM fresh_explanation
    ON CONFLICT (report_id) DO UPDATE SET ${assignments(explanationColumns)}
    WHERE (${list(explanationColumns, 'triage.explanation')}) IS DISTINCT FROM (${list(explanationColumns, 'excluded')})`);
  return changed;
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
