import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

/** Whether anything was ever brought in: such an installation is at work, whatever its accounts. */
export async function hasIntakes(tx: Tx): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(sql`SELECT EXISTS (SELECT FROM intake.intake) AS found`);
  return found;
}

/** Other programs of ours connected to this database, on this machine or another. */
export async function countOtherPrograms(tx: Tx): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE 'vigie%' AND pid <> pg_backend_pid()`);
  return count;
}
