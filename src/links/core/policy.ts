/**
 * How much each clue says that two mentions are one person, in bits (log2 of the odds), and when clues are
 * believed less. Versioned: a stored link names the policy that made it. Every weight is a multiple of one half,
 * so sums are exact in any order of addition.
 */

export type Clue =
  | 'same-account'
  | 'same-payment'
  | 'same-email'
  | 'same-phone'
  | 'same-url'
  | 'same-device'
  | 'same-name-birth-date'
  | 'same-screen-name'
  | 'same-address'
  | 'same-address-port'
  | 'same-address-unknown-network';

/** The order is stored nowhere; it only numbers the clues in memory. */
export const clues: readonly Clue[] = [
  'same-account',
  'same-payment',
  'same-email',
  'same-phone',
  'same-url',
  'same-device',
  'same-name-birth-date',
  'same-screen-name',
  'same-address',
  'same-address-port',
  'same-address-unknown-network',
];

export interface SharedIdentifierRule {
  readonly clue: Clue;
  /** Both mentions carry the identifier in a field made for it. */
  readonly structuredBits: number;
  /** At least one of the two only has it inside free text, where it may belong to anybody. */
  readonly freeTextBits: number;
  /**
   * `identity`: the sender gives it as the person's own. `circumstance`: it says the two were at the same place or
   * machine; a household shares it, so it never joins two people whom one report distinguishes.
   */
  readonly nature: 'identity' | 'circumstance';
  /** Above both limits at once the identifier says nothing any more. Null: never discounted. */
  readonly common: { readonly mentions: number; readonly accounts: number } | null;
}

export interface LinkPolicy {
  readonly version: string;
  /** Clues between two mentions add up; from this sum on they are one presumed person. */
  readonly thresholdBits: number;
  readonly shared: Readonly<Record<string, SharedIdentifierRule>>;
  readonly address: {
    /** Two connections further apart than this are no clue: addresses are handed to other lines. */
    readonly windowMs: number;
    /** One subscriber line, seen by two senders within the window. */
    readonly fixedLineBits: number;
    /** Same translated port too: the operator can name one line even behind a shared address. */
    readonly samePortBits: number;
    /** The table does not know the network and no port agrees: it may be a shared address. */
    readonly unknownNetworkBits: number;
    /** More different accounts than this on one address in one UTC day: treated as a shared address that day. */
    readonly crowdedAccountsPerDay: number;
  };
  readonly weak: {
    /** A weak clue is compared with this many following mentions, in natural order: linear whatever the number. */
    readonly span: number;
    /** A weak clue carried by more mentions than this says nothing (a sender's own contact address, a common name). */
    readonly commonMentions: number;
  };
}

const identity = (
  clue: Clue,
  structuredBits: number,
  freeTextBits: number,
  common: SharedIdentifierRule['common'],
): SharedIdentifierRule => ({ clue, structuredBits, freeTextBits, nature: 'identity', common });

/**
 * Published defaults. Why these sizes: with some 2^18 mentions a chance meeting of two given ones has odds near
 * 2^-18, so a clue must be worth more than that to decide alone; 20 bits leave about one in four of the
 * remaining doubt to each such coincidence. Free text is worth 12: it never decides alone, two different ones do.
 */
export const links1: LinkPolicy = {
  version: 'links-1',
  thresholdBits: 20,
  shared: {
    // One account is one holder for the service itself; 500 reports of it are 500 reports of one person.
    account: identity('same-account', 30, 12, null),
    payment: identity('same-payment', 28, 12, { mentions: 200, accounts: 20 }),
    // A mailbox or line that hundreds of reports with many accounts carry is a placeholder or a shop counter.
    email: identity('same-email', 26, 12, { mentions: 200, accounts: 20 }),
    phone: identity('same-phone', 26, 12, { mentions: 200, accounts: 20 }),
    // A page of many people is a site, not a profile.
    url: identity('same-url', 24, 12, { mentions: 20, accounts: 5 }),
    // Device numbers get copied by emulators and images: many reports under several accounts are many people.
    device: {
      clue: 'same-device',
      structuredBits: 24,
      freeTextBits: 10,
      nature: 'circumstance',
      common: { mentions: 200, accounts: 3 },
    },
    // Namesakes born the same day exist, but rarely: just above the threshold, and below it in free text.
    'name-birth-date': identity('same-name-birth-date', 22, 10, { mentions: 50, accounts: 10 }),
    // Chosen freely and copied freely: supports other clues, never enough alone, not even with one free-text clue.
    'screen-name': {
      clue: 'same-screen-name',
      structuredBits: 6,
      freeTextBits: 6,
      nature: 'circumstance',
      common: null,
    },
  },
  address: {
    windowMs: 600_000,
    fixedLineBits: 22,
    samePortBits: 24,
    unknownNetworkBits: 8,
    crowdedAccountsPerDay: 8,
  },
  weak: { span: 8, commonMentions: 50 },
};
