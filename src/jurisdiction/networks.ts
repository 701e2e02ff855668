import { createRangeLookup, rangeFromCidr, uint32FromIpv4 } from '../kernel/ipv4.ts';
import type { NetworkKind } from './contract.ts';

/** What the network table says of one block of addresses. */
export interface Network {
  readonly country: string;
  /** Part of the country the provider's block serves; null when the table does not say. */
  readonly area: string | null;
  readonly provider: string;
  readonly kind: NetworkKind;
  /** Of the table this line comes from. */
  readonly version: string;
}

export interface NetworkRow extends Network {
  /** CIDR, version 4: `240.1.0.0/16`. */
  readonly network: string;
}

export interface NetworkTable {
  /** Null when no table was loaded. */
  readonly version: string | null;
  /**
   * The narrowest block that holds a dotted version 4 address; null for anything the table does not know, any
   * other text included. An attribution never says more than the table. Cost: O(log n).
   */
  lookup(address: string): Network | null;
}

export const emptyNetworkTable: NetworkTable = { version: null, lookup: () => null };

/** @throws Error when a row's network is not a version 4 block: rows were checked when the table was loaded. */
export function buildNetworkTable(version: string, rows: readonly NetworkRow[]): NetworkTable {
  const ranges = rows.map((row) => {
    const range = rangeFromCidr(row.network);
    if (range === null) throw new Error(`not a network: ${row.network}`);
    return range;
  });
  const positionOf = createRangeLookup(ranges);
  const networks = rows.map(({ country, area, provider, kind, version: ofRow }) =>
    Object.freeze({ country, area, provider, kind, version: ofRow }),
  );
  return {
    version,
    lookup: (text) => {
      const address = uint32FromIpv4(text);
      if (address === null) return null;
      return networks[positionOf(address)] ?? null;
    },
  };
}
