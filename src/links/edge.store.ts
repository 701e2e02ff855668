import { sql } from 'kysely';
import type { CopyValue, Tx } from '../platform/db.ts';
import { advisoryLock } from '../platform/locks.ts';
import type { Discount } from './core/evidence.ts';
import type { Clue } from './core/policy.ts';

export interface EdgeRow {
  readonly identifier: number;
  /** Ids of mentions, left < right. */
  readonly left: number;
  readonly right: number;
  readonly clue: Clue;
  readonly bits: number;
  /** Time between two connections; -1 when the clue is no connection. */
  readonly gapMs: number;
}

export interface DiscountRow {
  readonly identifier: number;
  readonly discount: Discount;
}

const edgeColumns = ['identifier_id', 'left_id', 'right_id', 'clue', 'bits', 'gap_ms'] as const;

const asEdge = sql.raw(
  `identifier_id::float8 AS identifier, left_id::float8 AS "left", right_id::float8 AS "right", clue, bits, gap_ms AS "gapMs"`,
);

/** Writers of links take turns; readers never wait. Held until the end of the transaction. */
export async function lockLinks(tx: Tx): Promise<void> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(${advisoryLock('links')})`);
}

/** The same for one who cannot wait long: raises lock_not_available after `waitMs`. */
export async function lockLinksWithin(tx: Tx, waitMs: number): Promise<void> {
  await tx.rows(sql`SELECT set_config('lock_timeout', ${`${waitMs}ms`}, true)`);
  await lockLinks(tx);
  await tx.rows(sql`SELECT set_config('lock_timeout', '0', true)`);
}

export async function findEdgesOfIdentifiers(
  tx: Tx,
  identifierIds: readonly number[],
): Promise<readonly EdgeRow[]> {
  return tx.rows<EdgeRow>(sql`
    SELECT ${asEdge} FROM links.edge WHERE identifier_id = ANY(${identifierIds}::bigint[])`);
}

/** Edges with at least one end among the given mentions. */
export async function findEdgesTouching(tx: Tx, mentionIds: readonly number[]): Promise<readonly EdgeRow[]> {
  return tx.rows<EdgeRow>(sql`
    SELECT ${asEdge} FROM links.edge WHERE left_id = ANY(${mentionIds}::bigint[])
    UNION
    SELECT ${asEdge} FROM links.edge WHERE right_id = ANY(${mentionIds}::bigint[])`);
}

export async function deleteEdges(tx: Tx, edges: readonly EdgeRow[]): Promise<void> {
  if (edges.length === 0) return;
  await tx.run(sql`
    DELETE FROM links.edge e
    USING unnest(${edges.map((e) => e.identifier)}::bigint[], ${edges.map((e) => e.left)}::bigint[],
      ${edges.map((e) => e.right)}::bigint[]) AS gone (identifier_id, left_id, right_id)
    WHERE e.identifier_id = gone.identifier_id AND e.left_id = gone.left_id AND e.right_id = gone.right_id`);
}

/** Adds edges, or gives those that stand another weight. */
export async function upsertEdges(tx: Tx, edges: readonly EdgeRow[]): Promise<void> {
  if (edges.length === 0) return;
  await tx.run(sql`
    INSERT INTO links.edge (identifier_id, left_id, right_id, clue, bits, gap_ms)
    SELECT * FROM unnest(${edges.map((e) => e.identifier)}::bigint[], ${edges.map((e) => e.left)}::bigint[],
      ${edges.map((e) => e.right)}::bigint[], ${edges.map((e) => e.clue)}::text[],
      ${edges.map((e) => e.bits)}::real[], ${edges.map((e) => e.gapMs)}::integer[])
    ON CONFLICT (identifier_id, left_id, right_id) DO UPDATE
    SET clue = EXCLUDED.clue, bits = EXCLUDED.bits, gap_ms = EXCLUDED.gap_ms`);
}

/** The discounts of these identifiers become exactly `discounts`. */
export async function replaceDiscounts(
  tx: Tx,
  identifierIds: readonly number[],
  discounts: readonly DiscountRow[],
): Promise<void> {
  await tx.run(sql`DELETE FROM links.discount WHERE identifier_id = ANY(${identifierIds}::bigint[])`);
  if (discounts.length > 0) await copyDiscounts(tx, discounts);
}

export async function replaceAllDiscounts(tx: Tx, discounts: readonly DiscountRow[]): Promise<void> {
  await tx.run(sql`DELETE FROM links.discount`);
  if (discounts.length > 0) await copyDiscounts(tx, discounts);
}

async function copyDiscounts(tx: Tx, discounts: readonly DiscountRow[]): Promise<void> {
  await tx.copy(
    'links.discount',
    ['identifier_id', 'code', 'params'],
    discounts.map(({ identifier, discount: { code, ...params } }) => [
      identifier,
      code,
      JSON.stringify(params),
    ]),
  );
}

/**
 * The whole table of edges becomes exactly `edges`. The first time by plain COPY; later by differences, so that
 * readers go on and unchanged rows are not rewritten.
 */
export async function replaceAllEdges(tx: Tx, edges: Iterable<readonly CopyValue[]>): Promise<void> {
  const { empty } = await tx.one<{ empty: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM links.edge) AS empty`,
  );
  if (empty) return tx.copy('links.edge', edgeColumns, edges);
  await tx.run(sql`DROP TABLE IF EXISTS pg_temp.links_new_edge`);
  await tx.run(sql`CREATE TEMPORARY TABLE links_new_edge (LIKE links.edge) ON COMMIT DROP`);
  await tx.copy('links_new_edge', edgeColumns, edges);
  await tx.run(sql`ANALYZE links_new_edge`);
  await tx.run(sql`
    DELETE FROM links.edge e WHERE NOT EXISTS (
      SELECT FROM links_new_edge n WHERE n.identifier_id = e.identifier_id AND n.left_id = e.left_id
        AND n.right_id = e.right_id AND n.clue = e.clue AND n.bits = e.bits AND n.gap_ms = e.gap_ms)`);
  await tx.run(sql`
    INSERT INTO links.edge (identifier_id, left_id, right_id, clue, bits, gap_ms)
    SELECT identifier_id, left_id, right_id, clue, bits, gap_ms FROM links_new_edge n WHERE NOT EXISTS (
      SELECT FROM links.edge e WHERE n.identifier_id = e.identifier_id AND n.left_id = e.left_id
        AND n.right_id = e.right_id)`);
}
