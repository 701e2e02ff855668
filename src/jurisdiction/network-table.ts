import type { Ctx } from '../platform/ctx.ts';
import { buildNetworkTable, emptyNetworkTable, type NetworkTable } from './networks.ts';
import { findNetworks, findTableInForce } from './store.ts';

let held: { readonly digest: string; readonly table: NetworkTable } | undefined;

/**
 * The network table in force. Kept by the process until another one is loaded.
 *
 * Cost: one statement when the table is already held; else O(n log n), about a second for 500,000 networks.
 */
export async function networkTable(ctx: Ctx): Promise<NetworkTable> {
  const inForce = await findTableInForce(ctx.tx);
  if (inForce === undefined) return emptyNetworkTable;
  const digest = Buffer.from(inForce.digest).toString('hex');
  if (held?.digest !== digest) {
    held = { digest, table: buildNetworkTable(inForce.version, await findNetworks(ctx.tx)) };
  }
  return held.table;
}
