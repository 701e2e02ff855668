/** What a report is about, and so the rung of the ladder it is planted on. Order is stored: add at the end only. */
export const scenarios = [
  'distribution',
  'prolific',
  'flood',
  'urgent',
  'access',
  'soliciting',
  'commissioning',
  'home',
  'group',
  'other',
  'peer-to-peer',
  'foreign',
  'chat',
  'look-alike-name',
  'look-alike-plain',
  'look-alike-urgent',
  'household',
  'shared-carrier',
  'reissue',
  'chat-account',
] as const;
export type Scenario = (typeof scenarios)[number];

/**
 * The rung each scenario is planted on, by what its files say and nothing else (1 most urgent … 8).
 * Prolific persons stand at 5 only through reports that say so themselves: see report-facts.ts.
 */
export const plantedTier: Readonly<Record<Scenario, number>> = {
  distribution: 7,
  prolific: 5,
  flood: 7,
  urgent: 1,
  access: 2,
  soliciting: 3,
  commissioning: 3,
  home: 4,
  group: 6,
  other: 8,
  'peer-to-peer': 7,
  foreign: 7,
  chat: 6,
  'look-alike-name': 7,
  'look-alike-plain': 7,
  'look-alike-urgent': 1,
  household: 7,
  'shared-carrier': 7,
  reissue: 7,
  'chat-account': 6,
};
