import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/**
 * Finds, for each registry and reference, the row that stands for the report: the latest issue by reception then
 * source digest, or the latest supplement while no report came. The others are superseded, or lend their files.
 */
const versionsByReference = sql`
  SELECT r.id AS report_id, c.id AS current_id,
    CASE WHEN r.kind = 'supplement' THEN 'supplement' ELSE 'superseded' END AS part
  FROM (
    SELECT DISTINCT ON (r.registry, r.external_ref) r.id, r.registry, r.external_ref
    FROM intake.report r JOIN intake.source s ON s.id = r.source_id
    JOIN touched_reference t ON t.registry = r.registry AND t.external_ref = r.external_ref
    ORDER BY r.registry, r.external_ref, (r.kind = 'supplement'), r.received_at DESC, s.digest DESC,
      r.locator COLLATE "C" DESC
  ) c
  JOIN intake.report r ON r.registry = c.registry AND r.external_ref = c.external_ref AND r.id <> c.id`;

/** Limits the next version statements to the references of these reports. */
export async function touchReferences(tx: Tx, reportIds: readonly string[]): Promise<void> {
  await prepareReferences(tx);
  await tx.run(sql`
    INSERT INTO touched_reference
    SELECT DISTINCT registry, external_ref FROM intake.report
    WHERE id = ANY(${reportIds}::bigint[]) AND external_ref IS NOT NULL`);
}

/** Only references used more than once can have versions. */
export async function touchAllReferences(tx: Tx): Promise<void> {
  await prepareReferences(tx);
  await tx.run(sql`
    INSERT INTO touched_reference
    SELECT registry, external_ref FROM intake.report WHERE external_ref IS NOT NULL
    GROUP BY registry, external_ref HAVING count(*) > 1`);
}

async function prepareReferences(tx: Tx): Promise<void> {
  await tx.run(sql`
    CREATE TEMP TABLE IF NOT EXISTS touched_reference (registry text, external_ref text) ON COMMIT DROP`);
  await tx.run(sql`TRUNCATE touched_reference`);
}

/** Worked out once and counted: guessing their number, the planner would compare every version with every other. */
async function gatherVersions(tx: Tx): Promise<void> {
  await tx.run(sql`ANALYZE touched_reference`);
  await tx.run(sql`DROP TABLE IF EXISTS gathered_version`);
  await tx.run(sql`CREATE TEMP TABLE gathered_version ON COMMIT DROP AS ${versionsByReference}`);
  await tx.run(sql`ANALYZE gathered_version`);
}

/** Facts are only ever added, so a version row changes and never goes away. */
export async function writeVersions(tx: Tx): Promise<void> {
  await gatherVersions(tx);
  await tx.run(sql`
    INSERT INTO triage.version (report_id, current_id, part)
    SELECT report_id, current_id, part FROM gathered_version
    ON CONFLICT (report_id) DO UPDATE SET current_id = excluded.current_id, part = excluded.part
    WHERE (triage.version.current_id, triage.version.part) IS DISTINCT FROM (excluded.current_id, excluded.part)`);
  // The latest issue may have been a version of an earlier one until now.
  await tx.run(sql`
    DELETE FROM triage.version v USING intake.report r, touched_reference t
    WHERE r.id = v.report_id AND t.registry = r.registry AND t.external_ref = r.external_ref
      AND NOT EXISTS (SELECT FROM gathered_version n WHERE n.report_id = v.report_id)`);
}

/** The touched reports with every other version of the same references: what they hold may have appeared or gone. */
export async function readVersionFamily(tx: Tx, reportIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT unnest(${reportIds}::bigint[]) AS id
    UNION
    SELECT r.id FROM touched_reference t
    JOIN intake.report r ON r.registry = t.registry AND r.external_ref = t.external_ref`);
  return rows.map((row) => row.id);
}

/** The current report each one stands for or lends to, each once, in rising order. */
export async function readCurrentIds(tx: Tx, reportIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT DISTINCT coalesce(v.current_id, g.id) AS id
    FROM unnest(${reportIds}::bigint[]) AS g (id)
    JOIN intake.report r ON r.id = g.id
    LEFT JOIN triage.version v ON v.report_id = g.id
    ORDER BY 1`);
  return rows.map((row) => row.id);
}

/** The next current reports after an id, in rising order. */
export async function readCurrentIdsAfter(
  tx: Tx,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT r.id FROM intake.report r
    WHERE r.id > ${afterId}::bigint AND NOT EXISTS (SELECT FROM triage.version v WHERE v.report_id = r.id)
    ORDER BY r.id LIMIT ${limit}`);
  return rows.map((row) => row.id);
}

/** Current reports that share a presumed person, now or at their last rank, with one of these. */
export async function readPersonNeighbours(tx: Tx, reportIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    WITH person AS (
      SELECT m.person_id FROM identity.observed_person p JOIN links.membership m ON m.observed_person_id = p.id
      WHERE p.report_id = ANY(${reportIds}::bigint[])
      UNION
      SELECT k.person_id FROM triage.rank k WHERE k.report_id = ANY(${reportIds}::bigint[]) AND k.person_id IS NOT NULL
    )
    SELECT p.report_id AS id FROM person
    JOIN links.membership m ON m.person_id = person.person_id
    JOIN identity.observed_person p ON p.id = m.observed_person_id
    UNION
    SELECT k.report_id FROM person JOIN triage.rank k ON k.person_id = person.person_id`);
  return rows.map((row) => row.id);
}
