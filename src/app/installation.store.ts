import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import { advisoryLock } from '../platform/locks.ts';

/** Whether anything was ever brought in: such an installation is at work, whatever its accounts. */
export async function hasIntakes(tx: Tx): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(sql`SELECT EXISTS (SELECT FROM intake.intake) AS found`);
  return found;
}

/** Held until the end of the transaction: of two starts at once, one prepares and the other finds it done. */
export async function lockPreparation(tx: Tx): Promise<void> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(${advisoryLock('preparation')})`);
}

/** Connections of this program to this database, from this machine or another. */
export async function countConnections(tx: Tx, applicationName: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${applicationName}`);
  return count;
}
