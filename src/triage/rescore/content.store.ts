import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** Lower bounds of the bands 1, 2 and 3, in distinct current reports; band 0 is a content of one report. */
export interface BandBounds {
  readonly few: number;
  readonly several: number;
  readonly viral: number;
}

/** Counts every content again. Cost: one walk of media.file_digest. */
export async function rewriteSharedContents(tx: Tx, bounds: BandBounds): Promise<void> {
  await tx.run(sql`TRUNCATE triage.shared_content`);
  await tx.run(sql`
    INSERT INTO triage.shared_content (digest_id, reports, band)
    SELECT digest_id, reports, ${bandOf(sql`reports`, bounds)}
    FROM (${countReports(sql`true`)}) c WHERE reports >= 2`);
}

/**
 * Counts the contents of some reports again.
 *
 * @returns the contents whose band changed: the rank of everyone who holds one may change with it.
 */
export async function updateSharedContents(
  tx: Tx,
  reportIds: readonly string[],
  bounds: BandBounds,
): Promise<readonly string[]> {
  await tx.run(sql`
    CREATE TEMP TABLE IF NOT EXISTS touched_content (digest_id bigint PRIMARY KEY, reports integer, band smallint)
    ON COMMIT DROP`);
  await tx.run(sql`TRUNCATE touched_content`);
  await tx.run(sql`
    INSERT INTO touched_content (digest_id, reports, band)
    SELECT t.digest_id, coalesce(c.reports, 0), ${bandOf(sql`coalesce(c.reports, 0)`, bounds)}
    FROM (
      SELECT DISTINCT d.digest_id FROM media.file f JOIN media.file_digest d ON d.file_id = f.id
      WHERE f.report_id = ANY(${reportIds}::bigint[])
    ) t
    LEFT JOIN LATERAL (${countReports(sql`d.digest_id = t.digest_id`)}) c ON true`);
  const crossed = await tx.rows<{ digest_id: string }>(sql`
    SELECT t.digest_id FROM touched_content t LEFT JOIN triage.shared_content s ON s.digest_id = t.digest_id
    WHERE t.band <> coalesce(s.band, 0)`);
  await tx.run(sql`
    INSERT INTO triage.shared_content (digest_id, reports, band)
    SELECT digest_id, reports, band FROM touched_content WHERE reports >= 2
    ON CONFLICT (digest_id) DO UPDATE SET reports = excluded.reports, band = excluded.band
    WHERE triage.shared_content.reports <> excluded.reports OR triage.shared_content.band <> excluded.band`);
  await tx.run(sql`
    DELETE FROM triage.shared_content s USING touched_content t
    WHERE t.digest_id = s.digest_id AND t.reports < 2`);
  return crossed.map((row) => row.digest_id);
}

/** Reports, of any version, that hold one of these contents. */
export async function readHolders(tx: Tx, digestIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT DISTINCT report_id AS id FROM media.file_digest
    WHERE digest_id = ANY(${digestIds}::bigint[]) AND report_id IS NOT NULL`);
  return rows.map((row) => row.id);
}

/** A supplement counts as the report it lends to; what an older issue held counts no more. */
function countReports(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    SELECT d.digest_id, count(DISTINCT coalesce(v.current_id, d.report_id))::int AS reports
    FROM media.file_digest d LEFT JOIN triage.version v ON v.report_id = d.report_id
    WHERE ${condition} AND d.report_id IS NOT NULL AND v.part IS DISTINCT FROM 'superseded'
    GROUP BY d.digest_id`;
}

function bandOf(reports: RawBuilder<unknown>, bounds: BandBounds): RawBuilder<unknown> {
  return sql`CASE WHEN ${reports} >= ${bounds.viral} THEN 3 WHEN ${reports} >= ${bounds.several} THEN 2
    WHEN ${reports} >= ${bounds.few} THEN 1 ELSE 0 END`;
}
