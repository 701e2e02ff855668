import { sql } from 'kysely';
import { storableText } from '../kernel/storable-text.ts';
import type { Tx } from '../platform/db.ts';

/** Where sealed bytes lie in the vault. */
export interface SealedPlace {
  readonly segment: string;
  readonly offset: number;
}

export interface NewSource {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly name: string;
  readonly format: string;
  readonly reader: string;
  readonly place: SealedPlace;
}

export interface StoredSource extends NewSource {
  readonly id: string;
  readonly intakeId: string;
  readonly receivedAt: string;
}

/** @returns source ids by digest (lower-case hex); unknown digests are absent. */
export async function findSourceIds(
  tx: Tx,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; digest: string }>(sql`
    SELECT s.id, encode(s.digest, 'hex') AS digest
    FROM unnest(${digests}::text[]) AS wanted (digest)
    JOIN intake.source s ON s.digest = decode(wanted.digest, 'hex')`);
  return new Map(rows.map((row) => [row.digest, row.id]));
}

/** Where refused bytes are already sealed, by digest. */
export async function findRefusedPlaces(
  tx: Tx,
  digests: readonly string[],
): Promise<ReadonlyMap<string, SealedPlace>> {
  const rows = await tx.rows<{ digest: string; segment: string; segment_offset: string }>(sql`
    SELECT encode(r.digest, 'hex') AS digest, r.segment, r.segment_offset
    FROM unnest(${digests}::text[]) AS wanted (digest)
    JOIN intake.refused_source r ON r.digest = decode(wanted.digest, 'hex')`);
  return new Map(
    rows.map((row) => [row.digest, { segment: row.segment, offset: Number(row.segment_offset) }]),
  );
}

/**
 * Inserts sources; one already known is left alone. Rows go in by digest order, so that two intakes of the same files
 * wait for each other instead of blocking each other.
 *
 * @returns ids of the sources inserted now, by digest.
 */
export async function insertSources(
  tx: Tx,
  intake: { id: string; receivedAt: Date },
  sources: readonly NewSource[],
): Promise<ReadonlyMap<string, string>> {
  if (sources.length === 0) return new Map();
  const ids = await tx.reserveIds('intake.source', sources.length);
  const column = <T>(pick: (source: NewSource) => T): T[] => sources.map(pick);
  const rows = await tx.rows<{ id: string; digest: string }>(sql`
    INSERT INTO intake.source
      (id, digest, size_bytes, name, format, reader, segment, segment_offset, intake_id, received_at)
    SELECT id, decode(digest, 'hex'), size_bytes, name, format, reader, segment, segment_offset, ${intake.id}::bigint,
      ${intake.receivedAt}::timestamptz
    FROM unnest(${ids}::bigint[], ${column((s) => s.digest)}::text[], ${column((s) => s.sizeBytes)}::bigint[],
      ${column((s) => storableText(s.name))}::text[], ${column((s) => s.format)}::text[],
      ${column((s) => s.reader)}::text[], ${column((s) => s.place.segment)}::text[],
      ${column((s) => s.place.offset)}::bigint[])
      AS given (id, digest, size_bytes, name, format, reader, segment, segment_offset)
    ORDER BY digest COLLATE "C"
    ON CONFLICT (digest) DO NOTHING
    RETURNING id, encode(digest, 'hex') AS digest`);
  return new Map(rows.map((row) => [row.digest, row.id]));
}

export async function insertRefusedSources(
  tx: Tx,
  intake: { id: string; receivedAt: Date },
  sources: readonly Omit<NewSource, 'format' | 'reader'>[],
): Promise<void> {
  if (sources.length === 0) return;
  const column = <T>(pick: (source: Omit<NewSource, 'format' | 'reader'>) => T): T[] => sources.map(pick);
  await tx.run(sql`
    INSERT INTO intake.refused_source (digest, size_bytes, name, segment, segment_offset, intake_id, received_at)
    SELECT decode(digest, 'hex'), size_bytes, name, segment, segment_offset, ${intake.id}::bigint,
      ${intake.receivedAt}::timestamptz
    FROM unnest(${column((s) => s.digest)}::text[], ${column((s) => s.sizeBytes)}::bigint[],
      ${column((s) => storableText(s.name))}::text[], ${column((s) => s.place.segment)}::text[],
      ${column((s) => s.place.offset)}::bigint[]) AS given (digest, size_bytes, name, segment, segment_offset)
    ORDER BY digest COLLATE "C"
    ON CONFLICT (digest) DO NOTHING`);
}

interface SourceRow {
  readonly id: string;
  readonly digest: string;
  readonly size_bytes: string;
  readonly name: string;
  readonly format: string;
  readonly reader: string;
  readonly segment: string;
  readonly segment_offset: string;
  readonly intake_id: string;
  readonly received_at: Date;
}

export async function findSources(tx: Tx, ids: readonly string[]): Promise<readonly StoredSource[]> {
  const rows = await tx.rows<SourceRow>(sql`
    SELECT id, encode(digest, 'hex') AS digest, size_bytes, name, format, reader, segment, segment_offset, intake_id,
      received_at
    FROM intake.source WHERE id = ANY(${ids}::bigint[]) ORDER BY id`);
  return rows.map((row) => ({
    id: row.id,
    digest: row.digest,
    sizeBytes: Number(row.size_bytes),
    name: row.name,
    format: row.format,
    reader: row.reader,
    place: { segment: row.segment, offset: Number(row.segment_offset) },
    intakeId: row.intake_id,
    receivedAt: row.received_at.toISOString(),
  }));
}
