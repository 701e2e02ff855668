import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonStatements, ReportKind, ReportSignals } from '../src/intake/contract.ts';
import type { Tx } from '../src/platform/db.ts';

/**
 * Builders of facts for tests: they write rows as an intake would, without a file. Reserved values only:
 * addresses 240.0.0.0/4, telephone numbers 06 39 98 xx xx, domains example.com, example.org, *.example.
 */
export interface WorldIdentifier {
  readonly kind: 'email' | 'phone' | 'account' | 'ip' | 'device' | 'payment' | 'name-birth-date' | 'url';
  readonly value: string;
  readonly at?: string;
  readonly port?: number;
  readonly event?: string;
  readonly verified?: boolean;
  readonly confidence?: 'structured' | 'free-text';
}

export interface WorldPerson {
  readonly role?: 'suspect' | 'recipient' | 'victim' | 'participant' | 'reporter';
  readonly label?: string;
  readonly statements?: PersonStatements;
  readonly identifiers?: readonly WorldIdentifier[];
}

export interface WorldFile {
  readonly name?: string;
  /** Any word: its digest stands for the content. */
  readonly content?: string;
  readonly viewed?: boolean;
  readonly classification?: string;
  readonly annotations?: readonly string[];
  readonly uploadedAt?: string;
}

export interface WorldReport {
  readonly kind?: ReportKind;
  readonly registry?: string;
  readonly ref?: string;
  readonly sender?: string;
  readonly incidentType?: string;
  readonly receivedAt?: string;
  readonly incidentAt?: string;
  readonly incidentMeaning?: string;
  readonly signals?: ReportSignals;
  readonly places?: Readonly<Record<string, string>>;
  readonly narrative?: string;
  readonly persons?: readonly WorldPerson[];
  readonly files?: readonly WorldFile[];
  /** Makes the source digest: give it when two worlds must hold the same sources. */
  readonly seed?: string;
}

export interface BuiltReport {
  readonly reportId: string;
  readonly sourceId: string;
  readonly personIds: readonly string[];
  readonly fileIds: readonly string[];
}

let built = 0;

/** Writes one report with everything in it, in a source of its own. */
export async function addReport(tx: Tx, report: WorldReport): Promise<BuiltReport> {
  built += 1;
  const sourceId = await addSource(tx, report.seed ?? `source ${built}`);
  const { id: reportId } = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.report (source_id, locator, kind, registry, external_ref, sender, incident_type, received_at,
      received_stated, incident_at, incident_meaning, signals, places, narrative)
    VALUES (${sourceId}, 'json:', ${report.kind ?? 'platform'}, ${report.registry ?? 'ncmec'}, ${report.ref ?? null},
      ${report.sender ?? 'ExampleChat'}, ${report.incidentType ?? null},
      ${report.receivedAt ?? '2026-11-01T08:00:00Z'}, true, ${report.incidentAt ?? null},
      ${report.incidentMeaning ?? null}, ${JSON.stringify(report.signals ?? {})},
      ${JSON.stringify(report.places ?? {})}, ${report.narrative ?? ''})
    RETURNING id`);
  const at = { reportId, sourceId };
  const personIds: string[] = [];
  for (const [index, person] of (report.persons ?? []).entries()) {
    personIds.push(await addPerson(tx, at, person, `json:/persons/${index}`));
  }
  const fileIds: string[] = [];
  for (const [index, file] of (report.files ?? []).entries()) {
    fileIds.push(await addFile(tx, at, file, `json:/files/${index}`));
  }
  return { ...at, personIds, fileIds };
}

/** Says which presumed person each observed person belongs to, as linking would. */
export async function setMembership(tx: Tx, personIdsByObserved: ReadonlyMap<string, string>): Promise<void> {
  for (const [observed, person] of personIdsByObserved) {
    await tx.run(sql`
      INSERT INTO links.membership (observed_person_id, person_id) VALUES (${observed}, ${person})
      ON CONFLICT (observed_person_id) DO UPDATE SET person_id = excluded.person_id`);
  }
}

async function addSource(tx: Tx, seed: string): Promise<string> {
  const { id: intakeId } = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.intake (channel, label, started_at, state) VALUES ('command', 'test', now(), 'done')
    RETURNING id`);
  const digest = createHash('sha256').update(seed).digest();
  const { id } = await tx.one<{ id: string }>(sql`
    INSERT INTO intake.source (digest, size_bytes, name, format, reader, segment, segment_offset, intake_id, received_at)
    VALUES (${digest}, 100, 'report.json', 'ncmec-json', 'ncmec-json 1', 'segment', 0, ${intakeId},
      '2026-11-01T08:00:00Z')
    RETURNING id`);
  return id;
}

interface At {
  readonly reportId: string;
  readonly sourceId: string;
}

async function addPerson(tx: Tx, at: At, person: WorldPerson, locator: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`
    INSERT INTO identity.observed_person (report_id, source_id, locator, role, label, statements)
    VALUES (${at.reportId}, ${at.sourceId}, ${locator}, ${person.role ?? 'suspect'}, ${person.label ?? 'u-1'},
      ${JSON.stringify(person.statements ?? {})})
    RETURNING id`);
  for (const [index, identifier] of (person.identifiers ?? []).entries()) {
    await addObservation(tx, at, id, identifier, `${locator}/identifiers/${index}`);
  }
  return id;
}

async function addObservation(
  tx: Tx,
  at: At,
  personId: string,
  identifier: WorldIdentifier,
  locator: string,
): Promise<void> {
  const { kind, value } = identifier;
  await tx.run(sql`
    INSERT INTO identity.identifier (kind, value, display) VALUES (${kind}, ${value}, ${value})
    ON CONFLICT (kind, value) DO NOTHING`);
  await tx.run(sql`
    INSERT INTO identity.observation (identifier_id, observed_person_id, report_id, source_id, locator, raw, confidence,
      verified, at, at_raw, port, event)
    SELECT id, ${personId}, ${at.reportId}, ${at.sourceId}, ${locator}, ${value},
      ${identifier.confidence ?? 'structured'}, ${identifier.verified ?? null}, ${identifier.at ?? null}::timestamptz,
      ${identifier.at ?? null}, ${identifier.port ?? null}::int, ${identifier.event ?? null}
    FROM identity.identifier WHERE kind = ${kind} AND value = ${value}`);
}

async function addFile(tx: Tx, at: At, file: WorldFile, locator: string): Promise<string> {
  const { id } = await tx.one<{ id: string }>(sql`
    INSERT INTO media.file (report_id, source_id, locator, name, viewed_by_sender, classification, annotations, uploaded_at)
    VALUES (${at.reportId}, ${at.sourceId}, ${locator}, ${file.name ?? 'file.bin'}, ${file.viewed ?? null},
      ${file.classification ?? null}, ${[...(file.annotations ?? [])]}::text[], ${file.uploadedAt ?? null})
    RETURNING id`);
  if (file.content === undefined) return id;
  const digest = createHash('sha1').update(file.content).digest();
  await tx.run(sql`
    INSERT INTO media.digest (algorithm, digest) VALUES ('sha1', ${digest}) ON CONFLICT (digest, algorithm) DO NOTHING`);
  await tx.run(sql`
    INSERT INTO media.file_digest (file_id, digest_id, report_id, role)
    SELECT ${id}, d.id, ${at.reportId}, 'original' FROM media.digest d WHERE d.digest = ${digest} AND d.algorithm = 'sha1'`);
  return id;
}
