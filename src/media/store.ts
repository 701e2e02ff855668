import { sql } from 'kysely';
import type { ParsedDigest } from '../intake/contract.ts';
import { storableText } from '../kernel/storable-text.ts';
import type { CopyValue, Tx } from '../platform/db.ts';
import type { FileMention, ObservedFile } from './contract.ts';

export interface NewDigest {
  readonly algorithm: ParsedDigest['algorithm'];
  readonly hex: string;
}

/**
 * Makes sure that the digests exist.
 *
 * @param digests  Distinct, in rising order of hex and algorithm, so that two intakes never block each other for good.
 * @returns their ids, in the same order.
 */
export async function ensureDigests(tx: Tx, digests: readonly NewDigest[]): Promise<readonly string[]> {
  if (digests.length === 0) return [];
  const reserved = await tx.reserveIds('media.digest', digests.length);
  const algorithms = digests.map((digest) => digest.algorithm);
  const hexes = digests.map((digest) => digest.hex);
  const inserted = await tx.rows<{ id: string }>(sql`
    INSERT INTO media.digest (id, algorithm, digest)
    SELECT id, algorithm, decode(hex, 'hex')
    FROM unnest(${reserved}::bigint[], ${algorithms}::text[], ${hexes}::text[]) AS given (id, algorithm, hex)
    ON CONFLICT (digest, algorithm) DO NOTHING
    RETURNING id`);
  if (inserted.length === digests.length) return reserved;
  const fresh = new Set(inserted.map((row) => row.id));
  const missing = reserved.flatMap((id, at) => (fresh.has(id) ? [] : [at]));
  const found = await tx.rows<{ id: string }>(sql`
    SELECT d.id
    FROM unnest(${missing.map((at) => algorithms[at])}::text[], ${missing.map((at) => hexes[at])}::text[])
      WITH ORDINALITY AS wanted (algorithm, hex, place)
    JOIN media.digest d ON d.digest = decode(wanted.hex, 'hex') AND d.algorithm = wanted.algorithm
    ORDER BY wanted.place`);
  if (found.length !== missing.length) throw new Error('a digest vanished between two statements');
  const ids = [...reserved];
  for (const [place, at] of missing.entries()) ids[at] = found[place]?.id ?? '';
  return ids;
}

export async function insertFiles(tx: Tx, mentions: readonly FileMention[]): Promise<readonly string[]> {
  if (mentions.length === 0) return [];
  const ids = await tx.reserveIds('media.file', mentions.length);
  await tx.copy(
    'media.file',
    [
      'id',
      'report_id',
      'source_id',
      'locator',
      'name',
      'size_bytes',
      'viewed_by_sender',
      'classification',
      'annotations',
      'uploaded_at',
      'uploaded_raw',
    ],
    fileRows(ids, mentions),
  );
  return ids;
}

function* fileRows(ids: readonly string[], mentions: readonly FileMention[]): Iterable<readonly CopyValue[]> {
  for (const [at, { reportId, sourceId, file }] of mentions.entries()) {
    yield [
      ids[at] ?? null,
      reportId,
      sourceId,
      storableText(file.locator),
      storableText(file.name),
      file.sizeBytes ?? null,
      file.viewedBySender ?? null,
      file.classification === undefined ? null : storableText(file.classification),
      textArray(file.annotations),
      file.uploadedAt?.utc ?? null,
      file.uploadedAt === undefined ? null : storableText(file.uploadedAt.raw),
    ];
  }
}

/** A PostgreSQL array literal of texts. */
function textArray(texts: readonly string[]): string {
  if (texts.length === 0) return '{}';
  return `{${texts.map((text) => `"${storableText(text).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

export interface NewFileDigest {
  readonly fileId: string;
  readonly digestId: string;
  readonly reportId: string | null;
  readonly role: ParsedDigest['role'];
}

export async function insertFileDigests(tx: Tx, links: Iterable<NewFileDigest>): Promise<void> {
  await tx.copy('media.file_digest', ['file_id', 'digest_id', 'report_id', 'role'], linkRows(links));
}

function* linkRows(links: Iterable<NewFileDigest>): Iterable<readonly CopyValue[]> {
  for (const link of links) yield [link.fileId, link.digestId, link.reportId, link.role];
}

interface FileRow {
  readonly id: string;
  readonly report_id: string | null;
  readonly source_id: string;
  readonly locator: string;
  readonly name: string;
  readonly size_bytes: string | null;
  readonly viewed_by_sender: boolean | null;
  readonly classification: string | null;
  readonly annotations: string[];
  readonly uploaded_at: Date | null;
  readonly uploaded_raw: string | null;
  readonly digests: ObservedFile['digests'];
}

/** Counting other reports stops at `reportCap`: beyond it a content is known everywhere anyway. */
export async function findFiles(
  tx: Tx,
  reportIds: readonly string[],
  limits: { files: number; reportCap: number },
): Promise<readonly ObservedFile[]> {
  const rows = await tx.rows<FileRow>(sql`
    SELECT f.id, f.report_id, f.source_id, f.locator, f.name, f.size_bytes, f.viewed_by_sender, f.classification,
      f.annotations, f.uploaded_at, f.uploaded_raw,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('algorithm', d.algorithm, 'hex', encode(d.digest, 'hex'), 'role', fd.role,
          'otherReports', (
            SELECT count(DISTINCT capped.report_id) FROM (
              SELECT other.report_id FROM media.file_digest other
              WHERE other.digest_id = d.id AND NOT other.report_id = ANY(${reportIds}::bigint[])
              LIMIT ${limits.reportCap}
            ) capped
          )) ORDER BY d.algorithm, fd.role)
        FROM media.file_digest fd JOIN media.digest d ON d.id = fd.digest_id
        WHERE fd.file_id = f.id
      ), '[]') AS digests
    FROM media.file f
    WHERE f.report_id = ANY(${reportIds}::bigint[])
    ORDER BY f.id
    LIMIT ${limits.files}`);
  return rows.map((row) => ({
    id: row.id,
    reportId: row.report_id,
    sourceId: row.source_id,
    locator: row.locator,
    name: row.name,
    sizeBytes: row.size_bytes === null ? null : Number(row.size_bytes),
    viewedBySender: row.viewed_by_sender,
    classification: row.classification,
    annotations: row.annotations,
    uploadedAt: row.uploaded_at?.toISOString() ?? null,
    uploadedRaw: row.uploaded_raw,
    digests: row.digests,
  }));
}

export async function countFiles(tx: Tx, reportIds: readonly string[]): Promise<number> {
  const { total } = await tx.one<{ total: number }>(sql`
    SELECT count(*)::integer AS total FROM media.file WHERE report_id = ANY(${reportIds}::bigint[])`);
  return total;
}
