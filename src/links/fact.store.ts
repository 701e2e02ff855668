import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../platform/db.ts';

/** Ids are numbers inside this slice: they come from sequences and stay far below 2^53; text at its doors. */
export interface MentionRow {
  readonly id: number;
  readonly report: number;
}

export interface HolderRow extends MentionRow {
  /** The mention's account, else e-mail, else phone, as one text; null when it has none in a structured field. */
  readonly who: string | null;
}

export interface SightingRow {
  readonly identifier: number;
  readonly kind: string;
  /** The address itself when kind is `ip`. */
  readonly address: string | null;
  readonly mention: number;
  readonly at: number | null;
  readonly port: number | null;
  readonly structured: boolean;
}

/** Victims, recipients and those who report are never merged with anybody. */
const linkable = sql.raw(`p.role IN ('suspect', 'participant')`);

/**
 * The natural order of mentions: first received first, then by what the source is, then by place in it. A receipt
 * date that the source does not state is the clock of this installation: it would make the order depend on arrival.
 */
const naturalOrder = sql.raw(
  `CASE WHEN r.received_stated THEN r.received_at END NULLS LAST, s.digest, p.locator COLLATE "C"`,
);

const whoOf = sql.raw(`
  min(CASE i.kind WHEN 'account' THEN '1' WHEN 'email' THEN '2' ELSE '3' END || i.value COLLATE "C")`);

const whoKinds = sql.raw(`i.kind IN ('account', 'email', 'phone') AND o.confidence = 'structured'`);

const sightingColumns = (mention: RawBuilder<unknown>) => sql`
  o.identifier_id::float8 AS identifier, i.kind, CASE WHEN i.kind = 'ip' THEN i.value END AS address,
  ${mention} AS mention, (extract(epoch FROM o.at) * 1000)::float8 AS at, o.port,
  o.confidence = 'structured' AS structured`;

/** Those of the given mentions that can be linked, in natural order. */
export async function findMentions(tx: Tx, ids: readonly number[]): Promise<readonly MentionRow[]> {
  return tx.rows<MentionRow>(sql`
    SELECT p.id::float8 AS id, p.report_id::float8 AS report
    FROM identity.observed_person p
    JOIN intake.report r ON r.id = p.report_id
    JOIN intake.source s ON s.id = p.source_id
    WHERE p.id = ANY(${ids}::bigint[]) AND ${linkable}
    ORDER BY ${naturalOrder}`);
}

/** The account, else e-mail, else phone of those of the given mentions that have one. */
export async function findHolders(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: number; who: string }>(sql`
    SELECT o.observed_person_id::float8 AS id, ${whoOf} AS who
    FROM identity.observation o JOIN identity.identifier i ON i.id = o.identifier_id
    WHERE o.observed_person_id = ANY(${ids}::bigint[]) AND ${whoKinds}
    GROUP BY o.observed_person_id`);
  return new Map(rows.map((row) => [row.id, row.who]));
}

export async function findMentionIdsOfReports(
  tx: Tx,
  reportIds: readonly string[],
): Promise<readonly number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    SELECT p.id::float8 AS id FROM identity.observed_person p
    WHERE p.report_id = ANY(${reportIds}::bigint[]) AND ${linkable}`);
  return rows.map((row) => row.id);
}

export async function findIdentifierIdsOfMentions(
  tx: Tx,
  ids: readonly number[],
): Promise<readonly number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    SELECT DISTINCT identifier_id::float8 AS id FROM identity.observation
    WHERE observed_person_id = ANY(${ids}::bigint[])`);
  return rows.map((row) => row.id);
}

/** `mention` is the id of the mention. Rows of one identifier stand together. */
export async function findSightings(
  tx: Tx,
  identifierIds: readonly number[],
): Promise<readonly SightingRow[]> {
  return tx.rows<SightingRow>(sql`
    SELECT ${sightingColumns(sql`p.id::float8`)}
    FROM identity.observation o
    JOIN identity.identifier i ON i.id = o.identifier_id
    JOIN identity.observed_person p ON p.id = o.observed_person_id
    WHERE o.identifier_id = ANY(${identifierIds}::bigint[]) AND ${linkable}
    ORDER BY o.identifier_id`);
}

/**
 * Numbers every mention in natural order and finds the identifiers that two or more persons carry, into tables of
 * this transaction. Cost: two passes over the observations, 3 s for 1.5 million.
 */
export async function prepareAllFacts(tx: Tx): Promise<void> {
  // Hash tables of a million identifiers: the default of 4 MB would go through the disk several times.
  await tx.run(sql`SET LOCAL work_mem = '128MB'`);
  await tx.run(sql`DROP TABLE IF EXISTS pg_temp.links_mention, pg_temp.links_shared`);
  await tx.run(sql`
    CREATE TEMPORARY TABLE links_mention ON COMMIT DROP AS
    SELECT (row_number() OVER (ORDER BY ${naturalOrder}) - 1)::integer AS mention, p.id, p.report_id, w.who
    FROM identity.observed_person p
    JOIN intake.report r ON r.id = p.report_id
    JOIN intake.source s ON s.id = p.source_id
    LEFT JOIN (
      SELECT o.observed_person_id, ${whoOf} AS who
      FROM identity.observation o JOIN identity.identifier i ON i.id = o.identifier_id
      WHERE ${whoKinds}
      GROUP BY o.observed_person_id
    ) w ON w.observed_person_id = p.id
    WHERE ${linkable}`);
  await tx.run(sql`ANALYZE links_mention`);
  await tx.run(sql`
    CREATE TEMPORARY TABLE links_shared ON COMMIT DROP AS
    SELECT identifier_id FROM identity.observation
    GROUP BY identifier_id HAVING min(observed_person_id) <> max(observed_person_id)`);
  await tx.run(sql`ANALYZE links_shared`);
}

/** After prepareAllFacts: every mention in natural order. */
export function streamMentions(tx: Tx): AsyncIterable<readonly HolderRow[]> {
  return tx.stream<HolderRow>(
    sql`SELECT id::float8 AS id, report_id::float8 AS report, who FROM links_mention ORDER BY mention`,
    20_000,
  );
}

/** After prepareAllFacts: sightings of shared identifiers, one identifier after the other; `mention` is its number. */
export function streamSharedSightings(tx: Tx): AsyncIterable<readonly SightingRow[]> {
  return tx.stream<SightingRow>(
    sql`
      SELECT ${sightingColumns(sql`m.mention`)}
      FROM links_shared shared
      JOIN identity.identifier i ON i.id = shared.identifier_id
      JOIN identity.observation o ON o.identifier_id = shared.identifier_id
      JOIN links_mention m ON m.id = o.observed_person_id
      ORDER BY o.identifier_id`,
    20_000,
  );
}
