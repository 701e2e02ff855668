import type { Situation } from '../contract.ts';
import type { ContentBand } from './facts.ts';

/**
 * Policy rank-1: every constant of the rank, with its reason. A change of one of them is a new policy name.
 * Order of situations: ICAC task-force scale as described in public; it ranks situations, never persons.
 */
export const policyName = 'rank-1';

/** The facts the ladder reads, each answered yes, no or unknown. */
export const factNames = [
  'imminent-danger',
  'urgent',
  'child-locatable',
  'access-to-victim',
  'access-to-children',
  'lives-with-children',
  'contact-offence',
  'solicitation',
  'sextortion',
  'commissioning',
  'live-streaming',
  'solicitation-type',
  'home-production',
  'self-production',
  'child-mentioned',
  'high-volume',
  'repeat',
  'commercial',
  'sadistic',
  'group-role',
  'chat-report',
  'content-present',
  'content-type',
  'viral-meme',
  'spam',
] as const;
export type FactName = (typeof factNames)[number];

export interface LadderRule {
  readonly situation: Situation;
  /** All must be answered yes. */
  readonly all: readonly FactName[];
  /** None may be answered yes: a flood or spam is not lifted by its own volume. */
  readonly unless?: readonly FactName[];
}

const flood: readonly FactName[] = ['viral-meme', 'spam'];

/** Read from the top: the first rule that holds gives the situation. */
export const ladder: readonly LadderRule[] = [
  { situation: 'immediate-risk', all: ['imminent-danger'] },
  // An urgent mark alone lifts inside a tier; it is the first tier when the child can be found or the act goes on.
  { situation: 'immediate-risk', all: ['urgent', 'child-locatable'] },
  { situation: 'immediate-risk', all: ['urgent', 'access-to-victim'] },
  { situation: 'immediate-risk', all: ['urgent', 'solicitation'] },
  { situation: 'immediate-risk', all: ['urgent', 'sextortion'] },
  { situation: 'immediate-risk', all: ['urgent', 'live-streaming'] },
  { situation: 'within-reach', all: ['access-to-victim'] },
  { situation: 'within-reach', all: ['access-to-children'] },
  { situation: 'within-reach', all: ['lives-with-children'] },
  { situation: 'within-reach', all: ['contact-offence'] },
  { situation: 'active-solicitation', all: ['solicitation'] },
  { situation: 'active-solicitation', all: ['commissioning'] },
  { situation: 'active-solicitation', all: ['sextortion'] },
  { situation: 'active-solicitation', all: ['solicitation-type'] },
  { situation: 'home-production', all: ['home-production'] },
  { situation: 'home-production', all: ['self-production', 'child-mentioned'] },
  { situation: 'high-volume', all: ['high-volume'], unless: flood },
  { situation: 'high-volume', all: ['repeat'], unless: flood },
  { situation: 'high-volume', all: ['commercial'] },
  { situation: 'high-volume', all: ['sadistic'] },
  { situation: 'group', all: ['group-role'] },
  { situation: 'group', all: ['chat-report'] },
  { situation: 'distribution', all: ['content-present'], unless: ['spam'] },
  { situation: 'distribution', all: ['content-type'], unless: ['spam'] },
  { situation: 'other', all: [] },
];

/** Exact strings of the public NCMEC schema. */
export const incidentTypeFacts: Readonly<Record<string, FactName>> = {
  'Child Sexual Molestation': 'contact-offence',
  'Online Enticement of Children for Sexual Acts': 'solicitation-type',
  'Child Sex Trafficking': 'solicitation-type',
  'Child Sex Tourism': 'solicitation-type',
  'Unsolicited Obscene Material Sent to a Child': 'solicitation-type',
  'Child Pornography (possession, manufacture, and distribution)': 'content-type',
};

export const volume = {
  /** A hundred files in one report is beyond what a single exchange carries. */
  files: 100,
  /** Peer-to-peer tools log one line per part offered: five hundred lines are days of sharing. */
  observations: 500,
  /** Three reports from at least two senders: two independent platforms cannot repeat one another's duplicate. */
  personReports: 3,
  personSenders: 2,
} as const;

/** Lower bounds of the bands, in distinct current reports. */
export const contentBands: readonly { readonly band: ContentBand; readonly from: number }[] = [
  { band: 'viral', from: 50 },
  { band: 'several', from: 10 },
  { band: 'few', from: 2 },
  { band: 'first-seen', from: 1 },
];

/** Lower bounds, ascending: the position of the last one reached, plus one, is the value of the factor. */
export const factorBands = {
  volume: [1, 10, 100, 1000],
  senders: [2, 3, 5, 10],
  personReports: [2, 3, 5, 10],
  priorReports: [1, 2, 5, 10],
} as const;

/** Places quoted by one reason: enough to check it, few enough to read. */
export const placesPerReason = 5;

/** Checks a unit would expect and that this installation did not run: shown grey, never green. */
export const checksNotRun = ['other-services', 'known-content-sets', 'children-roles-register'] as const;
