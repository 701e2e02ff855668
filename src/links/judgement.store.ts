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

export interface ShownJudgementRow extends JudgementRow {
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
}

const asJudgement = sql.raw(`id, left_id::float8 AS "left", right_id::float8 AS "right", verdict`);

/**
 * The judgement that holds for each pair: the latest one not retracted. Retracting it gives the one before its
 * force back.
 */
export async function findCurrentJudgements(
  tx: Tx,
  touching: readonly number[] | 'all',
): Promise<readonly JudgementRow[]> {
  if (touching === 'all')
    return tx.rows<JudgementRow>(sql`SELECT ${asJudgement} FROM links.current_judgement`);
  return tx.rows<JudgementRow>(sql`
    SELECT ${asJudgement} FROM links.current_judgement
    WHERE left_id = ANY(${touching}::bigint[]) OR right_id = ANY(${touching}::bigint[])`);
}

/** For the person page, in order of decision. */
export async function findShownJudgements(
  tx: Tx,
  mentionIds: readonly number[],
): Promise<readonly ShownJudgementRow[]> {
  return tx.rows<ShownJudgementRow>(sql`
    SELECT ${asJudgement}, reason, by_name AS "byName", at FROM links.current_judgement
    WHERE left_id = ANY(${mentionIds}::bigint[]) OR right_id = ANY(${mentionIds}::bigint[])
    ORDER BY id`);
}

export async function insertJudgement(
  tx: Tx,
  judgement: {
    readonly left: string;
    readonly right: string;
    readonly verdict: Verdict;
    readonly reason: string;
    readonly accountId: string | null;
    readonly byName: string;
    readonly at: Date;
  },
): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    INSERT INTO links.judgement (left_id, right_id, verdict, reason, account_id, by_name, at)
    VALUES (least(${judgement.left}::bigint, ${judgement.right}::bigint),
      greatest(${judgement.left}::bigint, ${judgement.right}::bigint), ${judgement.verdict}, ${judgement.reason},
      ${judgement.accountId}, ${judgement.byName}, ${judgement.at})
    RETURNING id`);
  return row.id;
}

export async function findJudgement(
  tx: Tx,
  id: string,
): Promise<(JudgementRow & { readonly retracted: boolean }) | undefined> {
  return tx.maybe<JudgementRow & { readonly retracted: boolean }>(sql`
    SELECT ${asJudgement}, retracted_at IS NOT NULL AS retracted FROM links.judgement WHERE id = ${id} FOR UPDATE`);
}

export async function markRetracted(
  tx: Tx,
  retraction: {
    readonly id: string;
    readonly at: Date;
    readonly accountId: string | null;
    readonly reason: string;
  },
): Promise<void> {
  await tx.run(sql`
    UPDATE links.judgement
    SET retracted_at = ${retraction.at}, retracted_by = ${retraction.accountId},
      retraction_reason = ${retraction.reason}
    WHERE id = ${retraction.id}`);
}
