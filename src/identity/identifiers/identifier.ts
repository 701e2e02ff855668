import type { IdentifierKind } from '../../intake/contract.ts';

/** Why a value that looks like an identifier cannot be used as one. A closed list: each has its message. */
export const unusableReasons = [
  'empty',
  'too-long',
  'hidden-characters',
  'malformed',
  'placeholder',
  'missing-scope',
  'unknown-country',
  'wrong-length',
  'wrong-check-digit',
  'private-address',
  'not-a-host-address',
  'missing-name',
  'missing-birth-date',
  'unreadable-birth-date',
  'names-no-account',
] as const;
export type UnusableReason = (typeof unusableReasons)[number];

export interface RawIdentifier {
  readonly kind: IdentifierKind;
  /** As written in the source. */
  readonly raw: string;
  /** The service of an account, screen name or payment handle; the type of a device id; the region of a phone. */
  readonly scope?: string | undefined;
}

/**
 * `value` is the key two observations share when they are about the same thing; `display` is what is shown.
 * Both are functions of the value alone, never of the spelling that came first: arrival order is invisible.
 */
export type NormalisedIdentifier =
  | {
      readonly usable: true;
      readonly kind: IdentifierKind;
      readonly value: string;
      readonly display: string;
    }
  | { readonly usable: false; readonly reason: UnusableReason };

/** Stands between a scope and its value in `value`; refused inside either. */
export const partSeparator = '\u241f';

export function unusable(reason: UnusableReason): NormalisedIdentifier {
  return { usable: false, reason };
}

export function usable(kind: IdentifierKind, value: string, display: string): NormalisedIdentifier {
  return { usable: true, kind, value, display };
}
