import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** One cell of the count: a few hundred of them whatever the size of the queue. */
export interface SummaryCell {
  readonly state: string;
  readonly tier: number;
  readonly workability: number;
  readonly kind: string;
  readonly count: number;
  readonly mine: number;
  readonly expiring: number;
}

/** One walk of the narrow table. */
export function countQueue(
  tx: Tx,
  accountId: string | null,
  from: string,
  until: string,
): Promise<readonly SummaryCell[]> {
  return tx.rows<SummaryCell>(sql`
    SELECT state, tier, workability, kind, count(*)::int AS count,
      count(*) FILTER (WHERE assignee_id = ${accountId}::bigint)::int AS mine,
      count(*) FILTER (WHERE evidence_deadline BETWEEN ${from}::date AND ${until}::date)::int AS expiring
    FROM triage.rank GROUP BY state, tier, workability, kind`);
}
