/**
 * How long a holder can still answer. Data, not law: a unit edits this table with its legal adviser.
 * `validated` is true only where a published source was read; the others are cautious defaults, shown as such.
 */
export interface RetentionRule {
  readonly holder: 'operator' | 'platform';
  /** ISO 3166-1 alpha-2, or `*` for every country without its own row. */
  readonly country: string;
  /** The rule applies to facts dated from that day on. */
  readonly from: string;
  readonly days: number;
  readonly validated: boolean;
  readonly source: string;
}

export const retentionRules: readonly RetentionRule[] = [
  {
    holder: 'operator',
    country: 'FR',
    from: '0000-01-01',
    days: 365,
    validated: true,
    source: 'Sénat, rapport 110 (2023-2024): connection data kept one year by French operators',
  },
  {
    holder: 'operator',
    country: '*',
    from: '0000-01-01',
    days: 180,
    validated: false,
    source: 'Cautious default, to be validated country by country',
  },
  {
    holder: 'platform',
    country: '*',
    from: '2024-05-07',
    days: 365,
    validated: true,
    source: 'REPORT Act (US), May 2024: reported content preserved one year',
  },
  {
    holder: 'platform',
    country: '*',
    from: '0000-01-01',
    days: 90,
    validated: true,
    source: '18 U.S.C. 2258A before May 2024: reported content preserved ninety days',
  },
];

/** The rule for a holder, a country and the day of the fact: the country's own row before the default one. */
export function retentionRuleFor(
  holder: RetentionRule['holder'],
  country: string | null,
  day: string,
): RetentionRule | undefined {
  const applicable = retentionRules.filter((rule) => rule.holder === holder && rule.from <= day);
  return (
    applicable.find((rule) => rule.country === country) ?? applicable.find((rule) => rule.country === '*')
  );
}
