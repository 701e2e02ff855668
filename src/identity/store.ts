import { sql } from 'kysely';
import type { IdentifierKind, ParsedIdentifier } from '../intake/contract.ts';
import { storableJson, storableText } from '../kernel/storable-text.ts';
import type { CopyValue, Tx } from '../platform/db.ts';
import { advisoryLock } from '../platform/locks.ts';
import type { Mention, Observation, ObservedPerson, UnusableObservation } from './contract.ts';

/**
 * All writers of shared rows hold this lock until they commit: many small ones together, or one large one alone.
 * Small batches add shared identifiers in sorted order and so never block each other for good; a large source adds
 * them as they come and must be alone.
 */
export async function lockSharedRows(tx: Tx, alone: boolean): Promise<void> {
  const lock = sql.raw(alone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await tx.rows(sql`SELECT ${lock}(${advisoryLock('sharedRows')})`);
}

export interface NewIdentifier {
  readonly kind: string;
  readonly value: string;
  readonly display: string;
}

/**
 * Makes sure that the identifiers exist.
 *
 * @param identifiers  Distinct, in rising order of kind and value.
 * @returns their ids, in the same order.
 */
export async function ensureIdentifiers(
  tx: Tx,
  identifiers: readonly NewIdentifier[],
): Promise<readonly string[]> {
  if (identifiers.length === 0) return [];
  const reserved = await tx.reserveIds('identity.identifier', identifiers.length);
  const kinds = identifiers.map((identifier) => identifier.kind);
  const values = identifiers.map((identifier) => identifier.value);
  const displays = identifiers.map((identifier) => identifier.display);
  const inserted = await tx.rows<{ id: string }>(sql`
    INSERT INTO identity.identifier (id, kind, value, display)
    SELECT * FROM unnest(${reserved}::bigint[], ${kinds}::text[], ${values}::text[], ${displays}::text[])
    ON CONFLICT (kind, value) DO NOTHING
    RETURNING id`);
  if (inserted.length === identifiers.length) return reserved;
  const fresh = new Set(inserted.map((row) => row.id));
  const missing = reserved.flatMap((id, at) => (fresh.has(id) ? [] : [at]));
  const found = await tx.rows<{ id: string }>(sql`
    SELECT i.id
    FROM unnest(${missing.map((at) => kinds[at])}::text[], ${missing.map((at) => values[at])}::text[])
      WITH ORDINALITY AS wanted (kind, value, place)
    JOIN identity.identifier i ON i.kind = wanted.kind AND i.value = wanted.value COLLATE "C"
    ORDER BY wanted.place`);
  if (found.length !== missing.length) throw new Error('an identifier vanished between two statements');
  const ids = [...reserved];
  for (const [place, at] of missing.entries()) ids[at] = found[place]?.id ?? '';
  return ids;
}

export async function reservePersonIds(tx: Tx, count: number): Promise<readonly string[]> {
  return tx.reserveIds('identity.observed_person', count);
}

export interface NewPerson {
  readonly id: string;
  readonly mention: Mention;
}

export async function insertPersons(tx: Tx, persons: readonly NewPerson[]): Promise<void> {
  await tx.copy(
    'identity.observed_person',
    ['id', 'report_id', 'source_id', 'locator', 'role', 'label', 'statements'],
    personRows(persons),
  );
}

function* personRows(persons: readonly NewPerson[]): Iterable<readonly CopyValue[]> {
  for (const { id, mention } of persons) {
    const { person } = mention;
    yield [
      id,
      mention.reportId,
      mention.sourceId,
      storableText(person.locator),
      person.role,
      storableText(person.label),
      storableJson(person.statements),
    ];
  }
}

export interface NewObservation {
  readonly identifierId: string;
  readonly personId: string;
  readonly mention: Mention;
  readonly identifier: ParsedIdentifier;
}

export async function insertObservations(tx: Tx, observations: Iterable<NewObservation>): Promise<void> {
  await tx.copy(
    'identity.observation',
    [
      'identifier_id',
      'observed_person_id',
      'report_id',
      'source_id',
      'locator',
      'raw',
      'confidence',
      'verified',
      'at',
      'at_raw',
      'port',
      'event',
    ],
    observationRows(observations),
  );
}

function* observationRows(observations: Iterable<NewObservation>): Iterable<readonly CopyValue[]> {
  for (const { identifierId, personId, mention, identifier } of observations) {
    yield [
      identifierId,
      personId,
      mention.reportId,
      mention.sourceId,
      storableText(identifier.locator),
      storableText(identifier.raw),
      identifier.confidence,
      identifier.verified ?? null,
      identifier.at?.utc ?? null,
      identifier.at === undefined ? null : storableText(identifier.at.raw),
      identifier.port ?? null,
      identifier.event === undefined ? null : storableText(identifier.event),
    ];
  }
}

export interface NewUnusable {
  readonly personId: string;
  readonly mention: Mention;
  readonly identifier: ParsedIdentifier;
  readonly reason: string;
}

export async function insertUnusable(tx: Tx, unusable: readonly NewUnusable[]): Promise<void> {
  if (unusable.length === 0) return;
  await tx.copy(
    'identity.unusable_identifier',
    ['report_id', 'observed_person_id', 'source_id', 'locator', 'kind', 'raw', 'reason'],
    unusable.map(({ personId, mention, identifier, reason }) => [
      mention.reportId,
      personId,
      mention.sourceId,
      storableText(identifier.locator),
      identifier.kind,
      storableText(identifier.raw),
      reason,
    ]),
  );
}

interface PersonRow {
  readonly id: string;
  readonly report_id: string;
  readonly source_id: string;
  readonly locator: string;
  readonly role: ObservedPerson['role'];
  readonly label: string;
  readonly statements: ObservedPerson['statements'];
}

interface ObservationRow {
  readonly observed_person_id: string;
  readonly identifier_id: string;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly display: string;
  readonly raw: string;
  readonly source_id: string;
  readonly locator: string;
  readonly confidence: Observation['confidence'];
  readonly verified: boolean | null;
  readonly at: Date | null;
  readonly at_raw: string | null;
  readonly port: number | null;
  readonly event: string | null;
}

/** Persons in the order of their places; observations in the order they were read. */
export async function findObserved(
  tx: Tx,
  reportIds: readonly string[],
  personLimit: number,
): Promise<readonly ObservedPerson[]> {
  const persons = await tx.rows<PersonRow>(sql`
    SELECT id, report_id, source_id, locator, role, label, statements
    FROM identity.observed_person
    WHERE report_id = ANY(${reportIds}::bigint[])
    ORDER BY report_id, id
    LIMIT ${personLimit}`);
  const ids = persons.map((person) => person.id);
  const observations = groupByPerson(await findObservations(tx, ids));
  const unusable = groupByPerson(await findUnusable(tx, ids));
  return persons.map((row) => ({
    id: row.id,
    reportId: row.report_id,
    sourceId: row.source_id,
    locator: row.locator,
    role: row.role,
    label: row.label,
    statements: row.statements,
    observations: (observations.get(row.id) ?? []).map(observationOf),
    unusable: (unusable.get(row.id) ?? []).map(unusableOf),
  }));
}

function findObservations(tx: Tx, personIds: readonly string[]): Promise<readonly ObservationRow[]> {
  return tx.rows<ObservationRow>(sql`
    SELECT o.observed_person_id, o.identifier_id, i.kind, i.value, i.display, o.raw, o.source_id, o.locator,
      o.confidence, o.verified, o.at, o.at_raw, o.port, o.event
    FROM identity.observation o
    JOIN identity.identifier i ON i.id = o.identifier_id
    WHERE o.observed_person_id = ANY(${personIds}::bigint[])
    ORDER BY o.id`);
}

type UnusableRow = Pick<ObservationRow, 'observed_person_id' | 'kind' | 'raw' | 'source_id' | 'locator'> & {
  readonly reason: string;
};

function findUnusable(tx: Tx, personIds: readonly string[]): Promise<readonly UnusableRow[]> {
  return tx.rows<UnusableRow>(sql`
    SELECT observed_person_id, kind, raw, reason, source_id, locator
    FROM identity.unusable_identifier
    WHERE report_id IN (
      SELECT report_id FROM identity.observed_person WHERE id = ANY(${personIds}::bigint[])
    )
    ORDER BY locator COLLATE "C"`);
}

function groupByPerson<Row extends { observed_person_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.observed_person_id);
    if (group === undefined) groups.set(row.observed_person_id, [row]);
    else group.push(row);
  }
  return groups;
}

function observationOf(row: ObservationRow): Observation {
  return {
    identifierId: row.identifier_id,
    kind: row.kind,
    value: row.value,
    display: row.display,
    raw: row.raw,
    sourceId: row.source_id,
    locator: row.locator,
    confidence: row.confidence,
    verified: row.verified,
    at: row.at?.toISOString() ?? null,
    atRaw: row.at_raw,
    port: row.port,
    event: row.event,
  };
}

function unusableOf(row: UnusableRow): UnusableObservation {
  return {
    kind: row.kind,
    raw: row.raw,
    reason: row.reason,
    sourceId: row.source_id,
    locator: row.locator,
  };
}
