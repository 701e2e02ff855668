import { sql } from 'kysely';
import type { CopyValue, Tx } from '../platform/db.ts';

export interface MembershipRow {
  readonly mention: number;
  readonly person: number;
}

const asMembership = sql.raw(`observed_person_id::float8 AS mention, person_id::float8 AS person`);

export async function findMemberships(
  tx: Tx,
  mentionIds: readonly number[],
): Promise<readonly MembershipRow[]> {
  return tx.rows<MembershipRow>(sql`
    SELECT ${asMembership} FROM links.membership WHERE observed_person_id = ANY(${mentionIds}::bigint[])`);
}

export async function findMembersOfPerson(tx: Tx, personId: string): Promise<readonly number[]> {
  const rows = await tx.rows<{ mention: number }>(sql`
    SELECT observed_person_id::float8 AS mention FROM links.membership
    WHERE person_id = ${personId} ORDER BY observed_person_id`);
  return rows.map((row) => row.mention);
}

export async function upsertMemberships(tx: Tx, rows: readonly MembershipRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    INSERT INTO links.membership (observed_person_id, person_id)
    SELECT * FROM unnest(${rows.map((row) => row.mention)}::bigint[], ${rows.map((row) => row.person)}::bigint[])
    ON CONFLICT (observed_person_id) DO UPDATE SET person_id = EXCLUDED.person_id`);
}

/** The whole table becomes exactly `rows`; see replaceAllEdges. */
export async function replaceAllMemberships(tx: Tx, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const columns = ['observed_person_id', 'person_id'];
  const { empty } = await tx.one<{ empty: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM links.membership) AS empty`,
  );
  if (empty) return tx.copy('links.membership', columns, rows);
  await tx.run(sql`DROP TABLE IF EXISTS pg_temp.links_new_membership`);
  await tx.run(sql`CREATE TEMPORARY TABLE links_new_membership (LIKE links.membership) ON COMMIT DROP`);
  await tx.copy('links_new_membership', columns, rows);
  await tx.run(sql`ANALYZE links_new_membership`);
  await tx.run(sql`
    DELETE FROM links.membership m WHERE NOT EXISTS (
      SELECT FROM links_new_membership n WHERE n.observed_person_id = m.observed_person_id)`);
  await tx.run(sql`
    INSERT INTO links.membership (observed_person_id, person_id)
    SELECT n.observed_person_id, n.person_id FROM links_new_membership n
    LEFT JOIN links.membership m ON m.observed_person_id = n.observed_person_id
    WHERE m.person_id IS DISTINCT FROM n.person_id
    ON CONFLICT (observed_person_id) DO UPDATE SET person_id = EXCLUDED.person_id`);
}
