import { createHash } from 'node:crypto';
import type { Ctx } from '../platform/ctx.ts';
import type { NetworkRow } from './networks.ts';
import { readNetworks } from './read-networks.ts';
import { findTableInForce, replaceNetworks, replaceTableInForce } from './store.ts';

export interface NetworkFile {
  readonly csv: string | AsyncIterable<string | Uint8Array>;
  /** Names the rows that carry no version of their own. */
  readonly version?: string;
}

export interface LoadedNetworks {
  readonly version: string;
  readonly networks: number;
  /** False when this very table was already in force. */
  readonly changed: boolean;
}

/**
 * Puts a network table in force in place of the former one, and has every link and rank computed again with it.
 *
 * @throws VigieError `jurisdiction.table.*` when any line is not as it should be; the former table stays.
 */
export async function loadNetworks(ctx: Ctx, file: NetworkFile): Promise<LoadedNetworks> {
  await ctx.demand('reference.load');
  const rows = inOrder(await readNetworks(file.csv, file.version ?? null));
  const version =
    file.version ?? [...new Set(rows.map((row) => row.version))].sort().join(' + ').slice(0, 120);
  const digest = digestOf(version, rows);
  const inForce = await findTableInForce(ctx.tx);
  const changed = inForce === undefined || !Buffer.from(inForce.digest).equals(digest);
  if (changed) {
    await replaceNetworks(ctx.tx, rows);
    await replaceTableInForce(ctx.tx, { version, digest, networks: rows.length, loadedAt: ctx.now() });
    await ctx.enqueue('rebuild', {});
  }
  await ctx.record({
    act: 'jurisdiction.networks-loaded',
    subject: { kind: 'network-table', id: digest.toString('hex').slice(0, 16) },
    details: { networks: rows.length, changed },
  });
  return { version, networks: rows.length, changed };
}

/** The order of the lines in the file says nothing, so the digest does not depend on it. */
function inOrder(rows: readonly NetworkRow[]): readonly NetworkRow[] {
  return [...rows].sort((a, b) => (a.network < b.network ? -1 : 1));
}

function digestOf(version: string, rows: readonly NetworkRow[]): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(version));
  for (const { network, country, area, provider, kind, version: ofRow } of rows) {
    hash.update(`\n${JSON.stringify([network, country, area, provider, kind, ofRow])}`);
  }
  return hash.digest();
}
