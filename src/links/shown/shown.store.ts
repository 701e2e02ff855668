import { sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';
import type { Clue } from '../core/policy.ts';

export interface SourcePlace {
  readonly sourceId: string;
  readonly locator: string;
}

export interface SharedClueRow {
  readonly identifier: number;
  readonly left: number;
  readonly right: number;
  readonly display: string;
  readonly places: readonly SourcePlace[];
}

/** The identifier of each clue as officers read it, and one place of it in each of the two mentions. */
export async function findSharedClues(
  tx: Tx,
  clues: readonly { readonly identifier: number; readonly left: number; readonly right: number }[],
): Promise<readonly SharedClueRow[]> {
  return tx.rows<SharedClueRow>(sql`
    SELECT c.identifier::float8 AS identifier, c."left"::float8 AS "left", c."right"::float8 AS "right", i.display,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('sourceId', seen.source_id::text, 'locator', seen.locator)
          ORDER BY seen.observed_person_id)
        FROM (
          SELECT DISTINCT ON (o.observed_person_id) o.observed_person_id, o.source_id, o.locator
          FROM identity.observation o
          WHERE o.identifier_id = c.identifier AND o.observed_person_id IN (c."left", c."right")
          ORDER BY o.observed_person_id, o.confidence DESC, o.id
        ) seen
      ), '[]') AS places
    FROM unnest(${clues.map((c) => c.identifier)}::bigint[], ${clues.map((c) => c.left)}::bigint[],
      ${clues.map((c) => c.right)}::bigint[]) AS c (identifier, "left", "right")
    JOIN identity.identifier i ON i.id = c.identifier`);
}

export interface ShownDiscountRow {
  readonly identifierId: string;
  readonly display: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Identifiers of these mentions that count for less than others of their kind, and why. */
export async function findDiscounts(
  tx: Tx,
  mentionIds: readonly number[],
  limit: number,
): Promise<readonly ShownDiscountRow[]> {
  return tx.rows<ShownDiscountRow>(sql`
    SELECT d.identifier_id AS "identifierId", i.display, d.code, d.params
    FROM links.discount d JOIN identity.identifier i ON i.id = d.identifier_id
    WHERE d.identifier_id IN (
      SELECT identifier_id FROM identity.observation WHERE observed_person_id = ANY(${mentionIds}::bigint[]))
    ORDER BY i.kind, i.value LIMIT ${limit}`);
}

export interface LinkedReportRow {
  readonly reportId: string;
  readonly samePerson: boolean;
  readonly clues: readonly {
    readonly identifier: number;
    readonly left: number;
    readonly right: number;
    readonly clue: Clue;
    readonly bits: number;
    readonly gapMs: number;
  }[];
}

/**
 * Reports whose mentions share a clue with those of this one, or are the same presumed person; same persons first,
 * then by the sum of their clues. A mention of a shared identifier is linked to all others with it, not only to the
 * first one that the stored edges meet in.
 */
export async function findLinkedReports(
  tx: Tx,
  input: { readonly reportId: string; readonly decisiveBits: number; readonly limit: number },
): Promise<readonly LinkedReportRow[]> {
  return tx.rows<LinkedReportRow>(sql`
    WITH own AS MATERIALIZED (
      SELECT p.id, m.person_id FROM identity.observed_person p
      JOIN links.membership m ON m.observed_person_id = p.id WHERE p.report_id = ${input.reportId}
    ), direct AS MATERIALIZED (
      SELECT e.identifier_id, own.id AS mine, CASE WHEN e.left_id = own.id THEN e.right_id ELSE e.left_id END AS theirs,
        e.clue, e.bits, e.gap_ms
      FROM own JOIN links.edge e ON e.left_id = own.id OR e.right_id = own.id
    ), around AS (
      SELECT DISTINCT ON (d.identifier_id, d.mine, other.id)
        d.identifier_id, d.mine, other.id AS theirs, d.clue, d.bits, d.gap_ms
      FROM direct d JOIN links.edge e ON e.identifier_id = d.identifier_id AND e.clue = d.clue AND e.bits = d.bits
      CROSS JOIN LATERAL (VALUES (e.left_id), (e.right_id)) other (id)
      WHERE d.gap_ms < 0 AND d.bits >= ${input.decisiveBits}
      ORDER BY d.identifier_id, d.mine, other.id
    ), clue AS (
      SELECT * FROM direct UNION SELECT * FROM around
    ), found AS (
      SELECT DISTINCT ON (p.report_id, c.identifier_id) p.report_id, c.*
      FROM clue c JOIN identity.observed_person p ON p.id = c.theirs
      WHERE p.report_id <> ${input.reportId} AND NOT EXISTS (
        SELECT FROM links.current_judgement j WHERE j.verdict = 'not-same'
          AND j.left_id = least(c.mine, c.theirs) AND j.right_id = greatest(c.mine, c.theirs))
      ORDER BY p.report_id, c.identifier_id, c.bits DESC, c.mine, c.theirs
    ), by_clue AS (
      SELECT report_id, sum(bits) AS bits, jsonb_agg(jsonb_build_object('identifier', identifier_id,
        'left', least(mine, theirs), 'right', greatest(mine, theirs), 'clue', clue, 'bits', bits, 'gapMs', gap_ms)
        ORDER BY bits DESC, clue, identifier_id) AS clues
      FROM found GROUP BY report_id
    ), by_person AS (
      SELECT DISTINCT p.report_id FROM links.membership m JOIN identity.observed_person p ON p.id = m.observed_person_id
      WHERE m.person_id IN (SELECT person_id FROM own) AND p.report_id <> ${input.reportId}
    )
    SELECT report_id::text AS "reportId", by_person.report_id IS NOT NULL AS "samePerson", coalesce(clues, '[]') AS clues
    FROM by_clue FULL JOIN by_person USING (report_id)
    ORDER BY (by_person.report_id IS NOT NULL) DESC, coalesce(bits, 0) DESC, report_id DESC
    LIMIT ${input.limit}`);
}
