import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** The presumed person that a reference leads to now: a mention keeps its id when persons join or part. */
export async function findPersonId(tx: Tx, reference: string): Promise<string | undefined> {
  const row = await tx.maybe<{ person_id: string }>(sql`
    SELECT person_id FROM links.membership WHERE observed_person_id = ${reference}::bigint`);
  return row?.person_id;
}

export interface MentionRow {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  readonly report_id: string;
  readonly source_id: string;
  readonly locator: string;
  readonly total: number;
}

/** The mentions, the one that names the person first, then the most recently received. */
export function findMentions(tx: Tx, personId: string, limit: number): Promise<readonly MentionRow[]> {
  return tx.rows<MentionRow>(sql`
    SELECT p.id, p.label, p.role, p.report_id, p.source_id, p.locator, (count(*) OVER ())::int AS total
    FROM links.membership m
    JOIN identity.observed_person p ON p.id = m.observed_person_id
    JOIN intake.report r ON r.id = p.report_id
    WHERE m.person_id = ${personId}::bigint
    ORDER BY (p.id = m.person_id) DESC, r.received_at DESC, p.id LIMIT ${limit}`);
}

export interface PersonIdentifierRow {
  readonly id: string;
  readonly kind: string;
  readonly display: string;
  readonly reports: number;
  readonly first_at: Date | null;
  readonly last_at: Date | null;
  readonly total: number;
}

/** Those seen in the most reports first. */
export function findIdentifiers(
  tx: Tx,
  personId: string,
  limit: number,
): Promise<readonly PersonIdentifierRow[]> {
  return tx.rows<PersonIdentifierRow>(sql`
    SELECT i.id, i.kind, i.display, s.reports, s.first_at, s.last_at, (count(*) OVER ())::int AS total
    FROM (
      SELECT o.identifier_id, count(DISTINCT coalesce(v.current_id, o.report_id))::int AS reports,
        min(o.at) AS first_at, max(o.at) AS last_at
      FROM links.membership m
      JOIN identity.observation o ON o.observed_person_id = m.observed_person_id
      LEFT JOIN triage.version v ON v.report_id = o.report_id
      WHERE m.person_id = ${personId}::bigint GROUP BY o.identifier_id
    ) s
    JOIN identity.identifier i ON i.id = s.identifier_id
    ORDER BY s.reports DESC, i.kind, i.value LIMIT ${limit}`);
}

/** Current reports that mention the person. */
export async function findPersonReportIds(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT DISTINCT coalesce(v.current_id, p.report_id) AS id
    FROM links.membership m
    JOIN identity.observed_person p ON p.id = m.observed_person_id
    LEFT JOIN triage.version v ON v.report_id = p.report_id
    WHERE m.person_id = ${personId}::bigint AND v.part IS DISTINCT FROM 'superseded'`);
  return rows.map((row) => row.id);
}
