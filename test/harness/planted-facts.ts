import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../src/platform/db.ts';

/** One observation as a test states it. */
export interface PlantedObservation {
  readonly kind: string;
  readonly value: string;
  readonly at?: string;
  readonly port?: number;
  readonly freeText?: boolean;
}

export interface PlantedMention {
  /** Its place in the source; unique in the report. */
  readonly locator: string;
  readonly role?: 'suspect' | 'recipient' | 'victim' | 'participant' | 'reporter';
  readonly observations: readonly PlantedObservation[];
}

/** A report with its persons; `name` stands for the content of its source, so it decides the digest. */
export interface PlantedReport {
  readonly name: string;
  readonly receivedAt?: string;
  readonly mentions: readonly PlantedMention[];
}

/** Writes facts straight into their tables, one source a report, and marks the reports fresh. */
export async function plantFacts(tx: Tx, reports: readonly PlantedReport[]): Promise<readonly string[]> {
  const intake = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.intake (channel, label, started_at, state) VALUES ('command', 'test', now(), 'done')
    RETURNING id`);
  const ids: string[] = [];
  for (const report of reports) ids.push(await plantReport(tx, intake.id, report));
  return ids;
}

async function plantReport(tx: Tx, intakeId: string, report: PlantedReport): Promise<string> {
  const digest = createHash('sha256').update(report.name).digest();
  const source = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.source (digest, size_bytes, name, format, reader, segment, segment_offset, intake_id, received_at)
    VALUES (${digest}, 1, ${report.name}, 'test', 'test-1', 'none', 0, ${intakeId}, now())
    RETURNING id`);
  const { id } = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.report (source_id, locator, kind, registry, external_ref, sender, received_at, received_stated)
    VALUES (${source.id}, 'whole', 'platform', 'test', ${report.name}, 'test',
      ${report.receivedAt ?? '2026-11-21T12:00:00Z'}, ${report.receivedAt !== undefined})
    RETURNING id`);
  for (const mention of report.mentions) await plantMention(tx, id, source.id, mention);
  await tx.run(sql`INSERT INTO intake.fresh_report (report_id) VALUES (${id})`);
  return id;
}

async function plantMention(
  tx: Tx,
  reportId: string,
  sourceId: string,
  mention: PlantedMention,
): Promise<void> {
  const person = await tx.one<{ id: string }>(sql`
    INSERT INTO identity.observed_person (report_id, source_id, locator, role, label)
    VALUES (${reportId}, ${sourceId}, ${mention.locator}, ${mention.role ?? 'suspect'}, 'test')
    RETURNING id`);
  for (const { kind, value, at, port, freeText } of mention.observations) {
    await tx.run(sql`
      INSERT INTO identity.identifier (kind, value, display) VALUES (${kind}, ${value}, ${value})
      ON CONFLICT (kind, value) DO NOTHING`);
    await tx.run(sql`
      INSERT INTO identity.observation
        (identifier_id, observed_person_id, report_id, source_id, locator, raw, confidence, at, at_raw, port)
      SELECT id, ${person.id}, ${reportId}, ${sourceId}, ${mention.locator}, ${value},
        ${freeText === true ? 'free-text' : 'structured'}, ${at ?? null}::timestamptz, ${at ?? null}, ${port ?? null}
      FROM identity.identifier WHERE kind = ${kind} AND value = ${value}`);
  }
}

/** Each linkable mention as `report#locator`, with the mention its presumed person is named after. */
export async function readPersons(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.rows<{ mention: string; person: string }>(sql`
    SELECT r.external_ref || '#' || p.locator AS mention, pr.external_ref || '#' || pp.locator AS person
    FROM links.membership m
    JOIN identity.observed_person p ON p.id = m.observed_person_id
    JOIN intake.report r ON r.id = p.report_id
    JOIN identity.observed_person pp ON pp.id = m.person_id
    JOIN intake.report pr ON pr.id = pp.report_id
    ORDER BY 1`);
  return Object.fromEntries(rows.map((row) => [row.mention, row.person]));
}

export async function mentionId(tx: Tx, reportName: string, locator: string): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    SELECT p.id FROM identity.observed_person p JOIN intake.report r ON r.id = p.report_id
    WHERE r.external_ref = ${reportName} AND p.locator = ${locator}`);
  return row.id;
}
