import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { VaultPlace } from '../platform/vault.ts';

export interface SourceSample extends VaultPlace {
  readonly id: string;
  readonly digest: Uint8Array;
}

/** Sources drawn at random places of the id range: cheap however many there are. */
export async function findSourceSample(tx: Tx, draws: readonly number[]): Promise<readonly SourceSample[]> {
  const rows = await tx.rows<{
    id: string;
    segment: string;
    offset: string;
    size: string;
    digest: Uint8Array;
  }>(sql`
    SELECT DISTINCT found.id, found.segment, found.segment_offset::text AS offset,
      found.size_bytes::text AS size, found.digest
    FROM unnest(${draws}::float8[]) AS drawn (part)
    CROSS JOIN (SELECT min(id) AS low, max(id) AS high FROM intake.source) AS ids
    CROSS JOIN LATERAL (
      SELECT * FROM intake.source
      WHERE id >= ids.low + floor(drawn.part * (ids.high - ids.low + 1))::bigint
      ORDER BY id LIMIT 1
    ) AS found`);
  return rows.map((row) => ({
    id: row.id,
    segment: row.segment,
    offset: Number(row.offset),
    sizeBytes: Number(row.size),
    digest: row.digest,
  }));
}

/** Sealed segments the facts refer to, the refused sources' too. */
export async function findUsedSegments(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ segment: string }>(sql`
    SELECT segment FROM intake.source UNION SELECT segment FROM intake.refused_source`);
  return new Set(rows.map((row) => row.segment));
}

export interface Counts {
  readonly reports: number;
  readonly fresh: number;
  readonly accounts: number;
  readonly unfinishedIntakes: number;
  readonly networks: number;
}

export async function countThings(tx: Tx): Promise<Counts> {
  return tx.one(sql<Counts>`
    SELECT (SELECT count(*) FROM triage.rank)::int AS reports,
      (SELECT count(*) FROM intake.fresh_report)::int AS fresh,
      (SELECT count(*) FROM access.account WHERE disabled_at IS NULL)::int AS accounts,
      (SELECT count(*) FROM intake.intake WHERE state IN ('waiting', 'running'))::int AS "unfinishedIntakes",
      (SELECT count(*) FROM jurisdiction.network)::int AS networks`);
}

export async function findServerVersion(tx: Tx): Promise<number> {
  const { version } = await tx.one<{ version: number }>(
    sql`SELECT current_setting('server_version_num')::int AS version`,
  );
  return version;
}
