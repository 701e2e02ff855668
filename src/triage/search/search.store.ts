import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db.ts';

/** Marks around what matched, from the private use area: texts from outside have them taken out first. */
export const matchMarks = { start: '\uE000', stop: '\uE001' } as const;

/** Beyond this many matches of a common word the newest of a sample is shown, and the answer says it is cut. */
const sampleSize = 1_000;

export async function findSearchKey(tx: Tx): Promise<Uint8Array | undefined> {
  const row = await tx.maybe<{ key: Uint8Array }>(sql`SELECT key FROM triage.search_key`);
  return row?.key;
}

/** Two first searches at once keep one key. */
export async function insertSearchKey(tx: Tx, key: Uint8Array): Promise<void> {
  await tx.run(sql`INSERT INTO triage.search_key (key) VALUES (${key}) ON CONFLICT DO NOTHING`);
}

export interface IdentifierHitRow {
  readonly display: string;
  readonly person_id: string | null;
  readonly report_id: string;
  readonly reports: number;
}

export interface WantedIdentifiers {
  /** Normalised keys the text may stand for. */
  readonly exact: readonly { readonly kind: string; readonly value: string }[];
  /** Beginnings of a normalised value or of what officers read, lower case; empty for none. */
  readonly prefixes: readonly string[];
}

/** One line per identifier and presumed person, exact ones first. A shared address is counted on a sample. */
export function findByIdentifier(
  tx: Tx,
  { exact, prefixes }: WantedIdentifiers,
  limit: number,
): Promise<readonly IdentifierHitRow[]> {
  const patterns = prefixes.map((prefix) => `${prefix.replace(/[\\%_]/g, '\\$&')}%`);
  const kinds = exact.map(({ kind }) => kind);
  const values = exact.map(({ value }) => value);
  const byPrefix = patterns.map(
    (pattern) => sql`
      UNION (SELECT id, 1 FROM identity.identifier WHERE value LIKE ${pattern} LIMIT ${limit})
      UNION (SELECT id, 1 FROM identity.identifier WHERE lower(display) LIKE ${pattern} LIMIT ${limit})`,
  );
  return tx.rows<IdentifierHitRow>(sql`
    WITH wanted (id, distance) AS (
      SELECT i.id, 0 FROM unnest(${kinds}::text[], ${values}::text[]) AS e (kind, value)
      JOIN identity.identifier i ON i.kind = e.kind AND i.value = e.value
      ${sql.join(byPrefix, sql` `)}
    ), found AS (
      SELECT id, min(distance) AS distance FROM wanted GROUP BY id ORDER BY 2, 1 LIMIT ${limit}
    )
    SELECT i.display, s.person_id, s.report_id, s.reports
    FROM found f JOIN identity.identifier i ON i.id = f.id
    CROSS JOIN LATERAL (
      SELECT o.person_id, max(o.report_id) AS report_id, count(DISTINCT o.report_id)::int AS reports
      FROM (
        SELECT m.person_id, coalesce(v.current_id, o.report_id) AS report_id
        FROM identity.observation o
        LEFT JOIN links.membership m ON m.observed_person_id = o.observed_person_id
        LEFT JOIN triage.version v ON v.report_id = o.report_id
        WHERE o.identifier_id = i.id LIMIT 5000
      ) o
      GROUP BY o.person_id ORDER BY 3 DESC, 1 LIMIT 5
    ) s
    ORDER BY f.distance, s.reports DESC, i.kind, i.value, s.person_id LIMIT ${limit}`);
}

export interface TextHitRow {
  readonly report_id: string;
  readonly title: string;
  readonly headline: string;
  readonly sampled: boolean;
}

/** Reports under a number of their registry, or holding a file with this digest. */
export function findByReference(tx: Tx, reference: string, limit: number): Promise<readonly TextHitRow[]> {
  return tx.rows<TextHitRow>(sql`
    SELECT DISTINCT coalesce(v.current_id, r.id) AS report_id, r.sender AS title, r.external_ref AS headline,
      false AS sampled
    FROM intake.report r LEFT JOIN triage.version v ON v.report_id = r.id
    WHERE r.external_ref = ${reference} LIMIT ${limit}`);
}

export function findByDigest(tx: Tx, digest: Uint8Array, limit: number): Promise<readonly TextHitRow[]> {
  return tx.rows<TextHitRow>(sql`
    SELECT k.report_id, min(f.name) AS title, encode(${digest}::bytea, 'hex') AS headline, false AS sampled
    FROM media.digest d
    JOIN media.file_digest fd ON fd.digest_id = d.id
    JOIN media.file f ON f.id = fd.file_id
    LEFT JOIN triage.version v ON v.report_id = fd.report_id
    JOIN triage.rank k ON k.report_id = coalesce(v.current_id, fd.report_id)
    WHERE d.digest = ${digest}
    GROUP BY k.report_id, k.rank_key ORDER BY k.rank_key DESC, k.report_id DESC LIMIT ${limit}`);
}

/** Words of the sender, French and English forms; best ranked reports first. */
export function findInReports(tx: Tx, words: string, limit: number): Promise<readonly TextHitRow[]> {
  return tx.rows<TextHitRow>(sql`
    WITH found AS MATERIALIZED (
      SELECT id, sender, narrative FROM intake.report WHERE search @@ ${questionOf(words)} LIMIT ${sampleSize}
    )
    SELECT k.report_id, found.sender AS title, ${headlineOf(sql`found.narrative`, words)} AS headline,
      (SELECT count(*) FROM found) >= ${sampleSize} AS sampled
    FROM found JOIN triage.rank k ON k.report_id = found.id
    ORDER BY k.rank_key DESC, k.report_id DESC LIMIT ${limit}`);
}

/** Words of messages, newest first. */
export function findInMessages(tx: Tx, words: string, limit: number): Promise<readonly TextHitRow[]> {
  return tx.rows<TextHitRow>(sql`
    WITH found AS MATERIALIZED (
      SELECT id, chat_id, body, sent_at FROM chats.message WHERE search @@ ${questionOf(words)} LIMIT ${sampleSize}
    )
    SELECT coalesce(v.current_id, c.report_id) AS report_id, c.title, ${headlineOf(sql`found.body`, words)} AS headline,
      (SELECT count(*) FROM found) >= ${sampleSize} AS sampled
    FROM found JOIN chats.chat c ON c.id = found.chat_id
    LEFT JOIN triage.version v ON v.report_id = c.report_id
    ORDER BY found.sent_at DESC NULLS LAST, found.id DESC LIMIT ${limit}`);
}

function questionOf(words: string): RawBuilder<unknown> {
  return sql`(websearch_to_tsquery('french', ${words}) || websearch_to_tsquery('english', ${words}))`;
}

/** Runs for the rows shown only: the limit is taken before the headline is made. */
function headlineOf(text: RawBuilder<unknown>, words: string): RawBuilder<unknown> {
  const options = `StartSel=${matchMarks.start}, StopSel=${matchMarks.stop}, MaxFragments=2, MaxWords=24, MinWords=8`;
  const clean = sql`translate(left(${text}, 50000), ${matchMarks.start + matchMarks.stop}, '')`;
  return sql`ts_headline('french', ${clean}, ${questionOf(words)}, ${options})`;
}
