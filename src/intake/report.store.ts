import { sql } from 'kysely';
import { storableJson, storableText } from '../kernel/storable-text.ts';
import type { CopyValue, Tx } from '../platform/db.ts';
import type { Locator, ParsedReport, ReportKind, ReportSignals } from './contract.ts';

const reportColumns = [
  'id',
  'source_id',
  'locator',
  'kind',
  'registry',
  'external_ref',
  'sender',
  'incident_type',
  'received_at',
  'received_stated',
  'incident_at',
  'incident_raw',
  'incident_meaning',
  'signals',
  'places',
  'narrative',
];

export interface NewReport {
  readonly sourceId: string;
  readonly report: ParsedReport;
}

/** @param receivedAt  Stands in for a reception time that the sender did not state with its zone. */
export async function insertReports(
  tx: Tx,
  receivedAt: string,
  reports: readonly NewReport[],
): Promise<readonly string[]> {
  if (reports.length === 0) return [];
  const ids = await tx.reserveIds('intake.report', reports.length);
  await tx.copy('intake.report', reportColumns, reportRows(ids, receivedAt, reports));
  await tx.copy(
    'intake.fresh_report',
    ['report_id'],
    ids.map((id) => [id]),
  );
  return ids;
}

function* reportRows(
  ids: readonly string[],
  receivedAt: string,
  reports: readonly NewReport[],
): Iterable<readonly CopyValue[]> {
  for (const [at, { sourceId, report }] of reports.entries()) {
    const stated = report.receivedAt?.utc ?? null;
    yield [
      ids[at] ?? null,
      sourceId,
      storableText(report.locator),
      report.kind,
      storableText(report.registry),
      textOrNull(report.externalRef),
      storableText(report.sender),
      textOrNull(report.incidentType),
      stated ?? receivedAt,
      stated !== null,
      report.incidentAt?.utc ?? null,
      textOrNull(report.incidentAt?.raw),
      textOrNull(report.incidentMeaning),
      storableJson(report.signals),
      storableJson(report.places),
      storableText(report.narrative),
    ];
  }
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}

export interface StoredReport {
  readonly id: string;
  readonly sourceId: string;
  readonly locator: Locator;
  readonly kind: ReportKind;
  readonly registry: string;
  readonly externalRef: string | null;
  readonly sender: string;
  readonly incidentType: string | null;
  readonly receivedAt: string;
  /** False when the sender gave no reception time with its zone: then it is the time of the intake. */
  readonly receivedStated: boolean;
  readonly incidentAt: string | null;
  readonly incidentRaw: string | null;
  readonly incidentMeaning: string | null;
  readonly signals: ReportSignals;
  readonly places: Readonly<Record<string, Locator>>;
  readonly narrative: string;
}

interface ReportRow {
  readonly id: string;
  readonly source_id: string;
  readonly locator: string;
  readonly kind: ReportKind;
  readonly registry: string;
  readonly external_ref: string | null;
  readonly sender: string;
  readonly incident_type: string | null;
  readonly received_at: Date;
  readonly received_stated: boolean;
  readonly incident_at: Date | null;
  readonly incident_raw: string | null;
  readonly incident_meaning: string | null;
  readonly signals: ReportSignals;
  readonly places: Record<string, Locator>;
  readonly narrative: string;
}

/**
 * The report and every other issue of it (same registry and reference), supplements included, oldest first.
 * Empty when the id is unknown.
 */
export async function findReportIssues(tx: Tx, id: string): Promise<readonly StoredReport[]> {
  const rows = await tx.rows<ReportRow>(sql`
    SELECT r.id, r.source_id, r.locator, r.kind, r.registry, r.external_ref, r.sender, r.incident_type,
      r.received_at, r.received_stated, r.incident_at, r.incident_raw, r.incident_meaning, r.signals, r.places,
      r.narrative
    FROM intake.report r
    JOIN intake.source s ON s.id = r.source_id
    WHERE r.id IN (
      SELECT asked.id FROM intake.report asked WHERE asked.id = ${id}
      UNION
      SELECT same.id FROM intake.report asked
      JOIN intake.report same ON same.registry = asked.registry AND same.external_ref = asked.external_ref
      WHERE asked.id = ${id}
    )
    ORDER BY r.received_at, s.digest, r.locator COLLATE "C"`);
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    locator: row.locator,
    kind: row.kind,
    registry: row.registry,
    externalRef: row.external_ref,
    sender: row.sender,
    incidentType: row.incident_type,
    receivedAt: row.received_at.toISOString(),
    receivedStated: row.received_stated,
    incidentAt: row.incident_at?.toISOString() ?? null,
    incidentRaw: row.incident_raw,
    incidentMeaning: row.incident_meaning,
    signals: row.signals,
    places: row.places,
    narrative: row.narrative,
  }));
}

/** The oldest reports still to be linked and ranked. */
export async function findFreshReports(tx: Tx, limit: number): Promise<readonly string[]> {
  const rows = await tx.rows<{ report_id: string }>(sql`
    SELECT report_id FROM intake.fresh_report ORDER BY report_id LIMIT ${limit}`);
  return rows.map((row) => row.report_id);
}

export async function insertFreshReports(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    INSERT INTO intake.fresh_report (report_id) SELECT unnest(${ids}::bigint[]) ON CONFLICT DO NOTHING`);
}

export async function deleteFreshReports(tx: Tx, ids: readonly string[] | 'all'): Promise<number> {
  if (ids === 'all') return tx.run(sql`DELETE FROM intake.fresh_report`);
  return tx.run(sql`DELETE FROM intake.fresh_report WHERE report_id = ANY(${ids}::bigint[])`);
}
