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
  const sourceIds = await tx.reserveIds('intake.source', reports.length);
  const reportIds = await tx.reserveIds('intake.report', reports.length);
  const idAt = (ids: readonly string[], at: number) => ids[at] ?? '';
  await tx.copy(
    'intake.source',
    'id,digest,size_bytes,name,format,reader,segment,segment_offset,intake_id,received_at'.split(','),
    reports.map(({ name }, at) => {
      const digest = createHash('sha256').update(name).digest();
      return [idAt(sourceIds, at), digest, 1, name, 'test', 'test-1', 'none', 0, intake.id, 'now'];
    }),
  );
  await tx.copy(
    'intake.report',
    'id,source_id,locator,kind,registry,external_ref,sender,received_at,received_stated'.split(','),
    reports.map(({ name, receivedAt }, at) => {
      const received = receivedAt ?? '2026-11-21T12:00:00Z';
      const ids = [idAt(reportIds, at), idAt(sourceIds, at)];
      return [...ids, 'whole', 'platform', 'test', name, 'test', received, receivedAt !== undefined];
    }),
  );
  await tx.copy(
    'intake.fresh_report',
    ['report_id'],
    reportIds.map((id) => [id]),
  );
  const mentions = reports.flatMap(({ mentions: list }, at) =>
    list.map((mention) => ({ ...mention, ids: [idAt(reportIds, at), idAt(sourceIds, at)] as const })),
  );
  await plantMentions(tx, mentions);
  return reportIds;
}

async function plantMentions(
  tx: Tx,
  mentions: readonly (PlantedMention & { readonly ids: readonly [report: string, source: string] })[],
): Promise<void> {
  const personIds = await tx.reserveIds('identity.observed_person', mentions.length);
  await tx.copy(
    'identity.observed_person',
    ['id', 'report_id', 'source_id', 'locator', 'role', 'label'],
    mentions.map(({ ids, locator, role }, at) => [
      personIds[at] ?? '',
      ...ids,
      locator,
      role ?? 'suspect',
      'test',
    ]),
  );
  const seen = mentions.flatMap(({ ids, locator, observations }, at) =>
    observations.map((one) => ({ ...one, ids: [...ids, personIds[at] ?? ''], locator })),
  );
  await tx.run(sql`
    INSERT INTO identity.identifier (kind, value, display)
    SELECT kind, value, value
    FROM unnest(${seen.map((one) => one.kind)}::text[], ${seen.map((one) => one.value)}::text[]) AS i (kind, value)
    ON CONFLICT (kind, value) DO NOTHING`);
  const known = await tx.rows<{ id: string; kind: string; value: string }>(
    sql`SELECT id, kind, value FROM identity.identifier`,
  );
  const idByKey = new Map(known.map(({ id, kind, value }) => [`${kind} ${value}`, id]));
  await tx.copy(
    'identity.observation',
    'report_id,source_id,observed_person_id,identifier_id,locator,raw,confidence,at,at_raw,port'.split(','),
    seen.map(({ ids, kind, value, locator, freeText, at, port }) => {
      const confidence = freeText === true ? 'free-text' : 'structured';
      const identifier = idByKey.get(`${kind} ${value}`) ?? '';
      return [...ids, identifier, locator, value, confidence, at ?? null, at ?? null, port ?? null];
    }),
  );
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
