import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { NetworkRow } from './networks.ts';

export interface TableInForce {
  readonly version: string;
  readonly digest: Uint8Array;
}

export async function findTableInForce(tx: Tx): Promise<TableInForce | undefined> {
  return tx.maybe<TableInForce>(sql`SELECT version, digest FROM jurisdiction.network_table`);
}

export async function findNetworks(tx: Tx): Promise<readonly NetworkRow[]> {
  const networks: NetworkRow[] = [];
  const statement = sql<NetworkRow>`
    SELECT network::text AS network, country, area, provider, kind, table_version AS version
    FROM jurisdiction.network`;
  for await (const rows of tx.stream(statement, 20_000)) networks.push(...rows);
  return networks;
}

/** Readers keep the former table until the commit. */
export async function replaceNetworks(tx: Tx, networks: readonly NetworkRow[]): Promise<void> {
  await tx.run(sql`DELETE FROM jurisdiction.network`);
  await tx.copy(
    'jurisdiction.network',
    ['network', 'country', 'area', 'provider', 'kind', 'table_version'],
    networks.map((row) => [row.network, row.country, row.area, row.provider, row.kind, row.version]),
  );
}

export async function replaceTableInForce(
  tx: Tx,
  table: TableInForce & { readonly networks: number; readonly loadedAt: Date },
): Promise<void> {
  await tx.run(sql`
    INSERT INTO jurisdiction.network_table (version, digest, networks, loaded_at)
    VALUES (${table.version}, ${table.digest}, ${table.networks}, ${table.loadedAt})
    ON CONFLICT (only_row) DO UPDATE
    SET version = EXCLUDED.version, digest = EXCLUDED.digest, networks = EXCLUDED.networks,
      loaded_at = EXCLUDED.loaded_at`);
}
