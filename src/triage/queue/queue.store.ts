import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Reason } from '../contract.ts';
import type { EvidencePhase, Position } from './cursor.ts';

export interface QueueFilters {
  readonly state: 'open' | 'all' | 'new' | 'in-progress' | 'closed';
  readonly tier?: number;
  readonly kind?: string;
  readonly sender?: string;
  readonly minWorkability?: number;
  /** An account id, or `nobody`. */
  readonly assignee?: string;
  readonly content?: string;
}

export interface StoredQueueRow {
  readonly report_id: string;
  readonly rank_key: string;
  readonly kind: string;
  readonly sender: string;
  readonly received_at: Date;
  /** Microseconds kept: a cursor made from milliseconds would repeat or skip rows. */
  readonly received_exact: string;
  readonly tier: number;
  readonly reasons: readonly Reason[];
  readonly workability: number;
  readonly evidence_deadline: string | null;
  readonly content_standing: string;
  readonly file_count: number;
  readonly person_id: string | null;
  readonly person_reports: number;
  readonly country: string | null;
  readonly area: string | null;
  readonly area_certain: boolean;
  readonly state: string;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
}

/** One stretch of one order: conditions on the position, and the order itself, matching one index each. */
interface Stretch {
  readonly after: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
}

export function findByRank(
  tx: Tx,
  filters: QueueFilters,
  after: Extract<Position, { sort: 'rank' }> | null,
  limit: number,
): Promise<readonly StoredQueueRow[]> {
  return findRows(tx, filters, limit, {
    after:
      after === null
        ? sql`true`
        : sql`(k.rank_key, k.received_at, k.report_id) < (${after.rankKey}::bigint, ${after.receivedAt}::timestamptz,
            ${after.id}::bigint)`,
    order: sql`k.rank_key DESC, k.received_at DESC, k.report_id DESC`,
  });
}

export function findByReception(
  tx: Tx,
  filters: QueueFilters,
  after: Extract<Position, { sort: 'received' }> | null,
  limit: number,
): Promise<readonly StoredQueueRow[]> {
  return findRows(tx, filters, limit, {
    after:
      after === null
        ? sql`true`
        : sql`(k.received_at, k.report_id) < (${after.receivedAt}::timestamptz, ${after.id}::bigint)`,
    order: sql`k.received_at DESC, k.report_id DESC`,
  });
}

export interface EvidenceStart {
  readonly phase: EvidencePhase;
  readonly today: string;
  readonly deadline: string | null;
  readonly id: string | null;
}

/** One phase of the evidence clock; the caller walks from one to the next. */
export function findByEvidence(
  tx: Tx,
  filters: QueueFilters,
  { phase, today, deadline, id }: EvidenceStart,
  limit: number,
): Promise<readonly StoredQueueRow[]> {
  if (phase === 'none') {
    const after = id === null ? sql`true` : sql`k.report_id > ${id}::bigint`;
    return findRows(tx, filters, limit, {
      after: sql`k.evidence_deadline IS NULL AND ${after}`,
      order: sql`k.evidence_deadline, k.report_id`,
    });
  }
  const coming = phase === 'coming';
  const within = coming
    ? sql`k.evidence_deadline >= ${today}::date`
    : sql`k.evidence_deadline < ${today}::date`;
  const direction = coming ? sql`>` : sql`<`;
  const after =
    id === null
      ? sql`true`
      : sql`(k.evidence_deadline, k.report_id) ${direction} (${deadline}::date, ${id}::bigint)`;
  return findRows(tx, filters, limit, {
    after: sql`${within} AND ${after}`,
    order: coming ? sql`k.evidence_deadline, k.report_id` : sql`k.evidence_deadline DESC, k.report_id DESC`,
  });
}

export function findRowsOf(tx: Tx, reportIds: readonly string[]): Promise<readonly StoredQueueRow[]> {
  return tx.rows<StoredQueueRow>(
    sql`${shown} FROM triage.rank k ${explained} WHERE k.report_id = ANY(${reportIds}::bigint[])
      ORDER BY k.rank_key DESC, k.received_at DESC, k.report_id DESC`,
  );
}

const shown = sql`
  SELECT k.report_id, k.rank_key, k.kind, k.sender, k.received_at,
    to_char(k.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS received_exact,
    k.tier, e.reasons, k.workability, k.evidence_deadline, k.content_standing, k.file_count, k.person_id,
    k.person_reports, k.country, k.area, k.area_certain, k.state, k.assignee_id, o.display_name AS assignee_name`;

const explained = sql`
  JOIN triage.explanation e ON e.report_id = k.report_id
  LEFT JOIN triage.officer o ON o.id = k.assignee_id`;

/** Finds the page in the narrow table first; words and names are joined for its few rows only. */
function findRows(
  tx: Tx,
  filters: QueueFilters,
  limit: number,
  { after, order }: Stretch,
): Promise<readonly StoredQueueRow[]> {
  const conditions = sql.join([after, ...conditionsOf(filters)], sql` AND `);
  // Each state set and each level of workability has its own index: several of them are several ordered stretches
  // whose heads are merged.
  const parts = statesOf(filters.state).flatMap((state) =>
    levelsOf(filters.minWorkability).map(
      (level) =>
        sql`(SELECT k.* FROM triage.rank k WHERE ${state} AND ${level} AND ${conditions} ORDER BY ${order} LIMIT ${limit})`,
    ),
  );
  return tx.rows<StoredQueueRow>(sql`
    ${shown}
    FROM (SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) k ORDER BY ${order} LIMIT ${limit}) k
    ${explained}
    ORDER BY ${order}`);
}

/** Literal words, not parameters: the planner must see that they imply the predicate of an index. */
function statesOf(state: QueueFilters['state']): readonly RawBuilder<unknown>[] {
  const open = sql`k.state <> 'closed'`;
  const closed = sql`k.state = 'closed'`;
  switch (state) {
    case 'open':
      return [open];
    case 'all':
      return [open, closed];
    case 'new':
      return [sql`k.state <> 'closed' AND k.state = 'new'`];
    case 'in-progress':
      return [sql`k.state = 'in-progress'`];
    case 'closed':
      return [closed];
  }
}

function levelsOf(minWorkability: number | undefined): readonly RawBuilder<unknown>[] {
  if (minWorkability === undefined || minWorkability === 0) return [sql`true`];
  const levels = Array.from({ length: 6 - minWorkability }, (_, index) => minWorkability + index);
  return levels.map((level) => sql`k.workability = ${level}::smallint`);
}

function conditionsOf(filters: QueueFilters): readonly RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filters.tier !== undefined) conditions.push(inTier(filters.tier));
  if (filters.kind !== undefined) conditions.push(sql`k.kind = ${filters.kind}`);
  if (filters.sender !== undefined) conditions.push(sql`k.sender = ${filters.sender}`);
  if (filters.content !== undefined) conditions.push(sql`k.content_standing = ${filters.content}`);
  if (filters.assignee === 'nobody') conditions.push(sql`k.assignee_id IS NULL`);
  else if (filters.assignee !== undefined) conditions.push(sql`k.assignee_id = ${filters.assignee}::bigint`);
  return conditions;
}

/** A tier is a range of the key, so the index of the whole queue serves it. */
function inTier(tier: number): RawBuilder<unknown> {
  const width = 2n ** 40n;
  const from = BigInt(8 - tier) * width;
  return sql`k.rank_key >= ${from.toString()}::bigint AND k.rank_key < ${(from + width).toString()}::bigint`;
}
