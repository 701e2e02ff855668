import type { NetworkKind } from '../../jurisdiction/contract.ts';
import type { Clue } from './policy.ts';

export type { NetworkKind };

/** One mention seen with one identifier. Mentions are numbered in their natural order (see README). */
export interface Sighting {
  readonly mention: number;
  /** Any number that is equal for mentions of one report. */
  readonly report: number;
  /** Any number that is equal for mentions of one account (or e-mail, or phone); -1 when the mention has none. */
  readonly who: number;
  /** Milliseconds UTC; null when the source gives no time, or no zone. */
  readonly at: number | null;
  readonly port: number | null;
  readonly structured: boolean;
}

export interface ObservedIdentifier {
  readonly kind: string;
  /** Of an address: what the network table says; null when it says nothing. */
  readonly network: NetworkKind | null;
  readonly sightings: readonly Sighting[];
}

/** One clue that two mentions are one person; left < right. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly clue: Clue;
  readonly bits: number;
  /** Time between the two connections, for addresses; else -1. */
  readonly gapMs: number;
}

/** Why an identifier shared by several mentions links fewer of them than it could, or none. */
export type Discount =
  | { readonly code: 'common-identifier'; readonly mentions: number; readonly accounts: number }
  | { readonly code: 'common-weak-clue'; readonly mentions: number }
  | { readonly code: 'no-line-behind-address'; readonly network: NetworkKind }
  | { readonly code: 'shared-address'; readonly network: NetworkKind }
  | { readonly code: 'crowded-address'; readonly accounts: number }
  | { readonly code: 'unknown-network' };

export interface Evidence {
  readonly edges: readonly Edge[];
  readonly discount: Discount | null;
}

export const noEvidence: Evidence = { edges: [], discount: null };
