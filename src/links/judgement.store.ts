import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

export type Verdict = 'same' | 'not-same' | 'unsure';

export interface JudgementRow {
  readonly id: string;
  /** Ids of mentions, left < right. */
  readonly left: number;
  readonly right: number;
  readonly verdict: Verdict;
}

/**
 * The judgement that holds for each pair: the latest one not retracted. Retracting it gives the one before its
 * force back.
 */
export async function findCurrentJudgements(
  tx: Tx,
  touching: readonly number[] | 'all',
): Promise<readonly JudgementRow[]> {
  const scope =
    touching === 'all'
      ? sql`true`
      : sql`(left_id = ANY(${touching}::bigint[]) OR right_id = ANY(${touching}::bigint[]))`;
  return tx.rows<JudgementRow>(sql`
    SELECT DISTINCT ON (left_id, right_id) id, left_id::float8 AS "left", right_id::float8 AS "right", verdict
    FROM links.judgement WHERE retracted_at IS NULL AND ${scope}
    ORDER BY left_id, right_id, id DESC`);
}
