import { type RawBuilder, sql } from 'kysely';
import type { PersonStatements, ReportSignals } from '../../intake/contract.ts';
import type { Tx } from '../../platform/db.ts';

/** Rows of facts for a few thousand current reports at a time; each statement is one walk of a report index. */

export interface ReportRow {
  readonly id: string;
  readonly source_id: string;
  readonly locator: string;
  readonly kind: string;
  readonly sender: string;
  readonly incident_type: string | null;
  readonly received_at: Date;
  readonly incident_dated: boolean;
  readonly incident_meaning: string | null;
  readonly has_text: boolean;
  readonly signals: ReportSignals;
  readonly places: Readonly<Record<string, string>>;
}

export function readReportRows(tx: Tx, reportIds: readonly string[]): Promise<readonly ReportRow[]> {
  return tx.rows<ReportRow>(sql`
    SELECT id, source_id, locator, kind, sender, incident_type, received_at, incident_at IS NOT NULL AS incident_dated,
      incident_meaning, narrative <> '' AS has_text, signals, places
    FROM intake.report WHERE id = ANY(${reportIds}::bigint[])`);
}

/** Supplements that lend their files to a current report. */
export function readSupplements(
  tx: Tx,
  reportIds: readonly string[],
): Promise<readonly { readonly report_id: string; readonly current_id: string }[]> {
  return tx.rows(sql`
    SELECT report_id, current_id FROM triage.version
    WHERE current_id = ANY(${reportIds}::bigint[]) AND part = 'supplement'`);
}

export interface PersonRow {
  readonly report_id: string;
  readonly source_id: string;
  readonly locator: string;
  readonly role: string;
  readonly statements: PersonStatements;
  readonly person_id: string | null;
}

export function readPersonRows(tx: Tx, reportIds: readonly string[]): Promise<readonly PersonRow[]> {
  return tx.rows<PersonRow>(sql`
    SELECT p.report_id, p.source_id, p.locator, p.role, p.statements, m.person_id
    FROM identity.observed_person p LEFT JOIN links.membership m ON m.observed_person_id = p.id
    WHERE p.report_id = ANY(${reportIds}::bigint[])`);
}

export interface PersonTally {
  readonly person_id: string;
  readonly reports: number;
  readonly senders: number;
}

/** Distinct current reports and distinct senders of each presumed person. */
export function readPersonTallies(tx: Tx, personIds: readonly string[]): Promise<readonly PersonTally[]> {
  return tx.rows<PersonTally>(sql`
    SELECT m.person_id, count(DISTINCT coalesce(v.current_id, p.report_id))::int AS reports,
      count(DISTINCT r.sender)::int AS senders
    FROM links.membership m
    JOIN identity.observed_person p ON p.id = m.observed_person_id
    JOIN intake.report r ON r.id = p.report_id
    LEFT JOIN triage.version v ON v.report_id = p.report_id
    WHERE m.person_id = ANY(${personIds}::bigint[]) AND v.part IS DISTINCT FROM 'superseded'
    GROUP BY m.person_id`);
}

export interface ObservationRow {
  readonly report_id: string;
  readonly role: string;
  readonly kind: string;
  readonly value: string;
  readonly display: string;
  readonly verified: boolean | null;
  readonly confidence: string;
  readonly at: Date | null;
  readonly port: number | null;
  readonly event: string | null;
  readonly source_id: string;
  readonly locator: string;
}

/** Streamed: a report of peer-to-peer observations alone can hold a hundred thousand of them. */
export function streamObservations(
  tx: Tx,
  reportIds: readonly string[],
): AsyncIterable<readonly ObservationRow[]> {
  return tx.stream<ObservationRow>(sql`
    SELECT o.report_id, p.role, i.kind, i.value, i.display, o.verified, o.confidence, o.at, o.port, o.event,
      o.source_id, o.locator
    FROM identity.observation o
    JOIN identity.identifier i ON i.id = o.identifier_id
    JOIN identity.observed_person p ON p.id = o.observed_person_id
    WHERE o.report_id = ANY(${reportIds}::bigint[])`);
}

export interface FileTallyRow {
  readonly report_id: string;
  readonly total: number;
  readonly with_digest: number;
  readonly first_seen: number;
  readonly few: number;
  readonly several: number;
  readonly viral: number;
  readonly viewed: number;
  readonly not_viewed: number;
  readonly dated: boolean;
  readonly source_ids: readonly string[];
  readonly locators: readonly string[];
}

/** The band of a file is the one of its best-known digest; bands are numbered as in contentBandNumbers. */
export function readFileTallies(tx: Tx, reportIds: readonly string[]): Promise<readonly FileTallyRow[]> {
  return tx.rows<FileTallyRow>(sql`
    SELECT f.report_id, count(*)::int AS total, count(b.band)::int AS with_digest,
      count(*) FILTER (WHERE b.band = 0)::int AS first_seen,
      count(*) FILTER (WHERE b.band = 1)::int AS few,
      count(*) FILTER (WHERE b.band = 2)::int AS several,
      count(*) FILTER (WHERE b.band = 3)::int AS viral,
      count(*) FILTER (WHERE f.viewed_by_sender)::int AS viewed,
      count(*) FILTER (WHERE NOT f.viewed_by_sender)::int AS not_viewed,
      bool_or(f.uploaded_at IS NOT NULL) AS dated,
      ${firstPlaces('f.source_id::text')} AS source_ids, ${firstPlaces('f.locator')} AS locators
    FROM media.file f
    LEFT JOIN (
      SELECT d.file_id, max(coalesce(s.band, 0)) AS band
      FROM media.file_digest d LEFT JOIN triage.shared_content s ON s.digest_id = d.digest_id
      WHERE d.file_id IN (SELECT id FROM media.file WHERE report_id = ANY(${reportIds}::bigint[]))
      GROUP BY d.file_id
    ) b ON b.file_id = f.id
    WHERE f.report_id = ANY(${reportIds}::bigint[])
    GROUP BY f.report_id`);
}

export interface MarkRow {
  readonly report_id: string;
  readonly mark: 'liveStreaming' | 'selfProduction' | 'viralMark' | 'generatedMark';
  readonly count: number;
  readonly source_ids: readonly string[];
  readonly locators: readonly string[];
}

/**
 * Marks set by the sender on single files, with the first places of each. Senders write marks as schema elements or
 * as words: only the letters count, and synonyms on one file count it once.
 *
 * @param synonyms  Pairs of lower-case letters and the mark they mean.
 */
export function readMarks(
  tx: Tx,
  reportIds: readonly string[],
  synonyms: readonly (readonly [letters: string, mark: string])[],
): Promise<readonly MarkRow[]> {
  const letters = synonyms.map(([written]) => written);
  const meanings = synonyms.map(([, mark]) => mark);
  return tx.rows<MarkRow>(sql`
    SELECT f.report_id, s.mark, count(DISTINCT f.id)::int AS count,
      ${firstPlaces('f.source_id::text')} AS source_ids, ${firstPlaces('f.locator')} AS locators
    FROM media.file f
    CROSS JOIN LATERAL unnest(f.annotations) AS written
    JOIN unnest(${letters}::text[], ${meanings}::text[]) AS s (letters, mark)
      ON s.letters = lower(regexp_replace(written, '[^A-Za-z]', '', 'g'))
    WHERE f.report_id = ANY(${reportIds}::bigint[]) AND f.annotations <> '{}'
    GROUP BY f.report_id, s.mark`);
}

/** Five, as policy placesPerReason; ordered byte by byte so that every machine picks the same ones. */
function firstPlaces(column: 'f.source_id::text' | 'f.locator'): RawBuilder<unknown> {
  return sql`(array_agg(${sql.raw(column)} ORDER BY f.locator COLLATE "C", f.source_id))[1:5]`;
}
