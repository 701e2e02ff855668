import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

/** Whether anything was ever brought in: such an installation is at work, whatever its accounts. */
export async function hasIntakes(tx: Tx): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(sql`SELECT EXISTS (SELECT FROM intake.intake) AS found`);
  return found;
}
