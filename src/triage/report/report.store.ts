import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** The report that stands for this one in the queue: itself, or the issue that replaced it. */
export async function findCurrentId(tx: Tx, reportId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    SELECT coalesce(v.current_id, r.id) AS id
    FROM intake.report r LEFT JOIN triage.version v ON v.report_id = r.id WHERE r.id = ${reportId}::bigint`);
  return row?.id;
}

/** In how many other current reports the best-known content of each file stands; absent means none. */
export async function findOtherHolders(
  tx: Tx,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ file_id: string; others: number }>(sql`
    SELECT d.file_id, max(s.reports) - 1 AS others
    FROM media.file_digest d JOIN triage.shared_content s ON s.digest_id = d.digest_id
    WHERE d.file_id = ANY(${fileIds}::bigint[]) GROUP BY d.file_id`);
  return new Map(rows.map((row) => [row.file_id, row.others]));
}

/** Connections, uploads and messages of some reports, counted by hour: a timeline of thousands stays a few lines. */
export interface TimelineRow {
  readonly at: Date;
  readonly kind: 'connection' | 'upload' | 'message';
  readonly event: string;
  readonly count: number;
}

export function findTimeline(tx: Tx, reportIds: readonly string[]): Promise<readonly TimelineRow[]> {
  const ids = sql`ANY(${reportIds}::bigint[])`;
  return tx.rows<TimelineRow>(sql`
    SELECT min(at) AS at, kind, event, count(*)::int AS count
    FROM (
      SELECT o.at, 'connection' AS kind, coalesce(o.event, 'unknown') AS event
      FROM identity.observation o JOIN identity.identifier i ON i.id = o.identifier_id
      WHERE o.report_id = ${ids} AND o.at IS NOT NULL AND i.kind = 'ip'
      UNION ALL
      SELECT f.uploaded_at, 'upload', 'upload' FROM media.file f
      WHERE f.report_id = ${ids} AND f.uploaded_at IS NOT NULL
      UNION ALL
      SELECT m.sent_at, 'message', 'message' FROM chats.chat c JOIN chats.message m ON m.chat_id = c.id
      WHERE c.report_id = ${ids} AND m.sent_at IS NOT NULL
    ) dated
    GROUP BY date_trunc('hour', at, 'UTC'), kind, event
    ORDER BY 1, 2, 3 LIMIT 2000`);
}
