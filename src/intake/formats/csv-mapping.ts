/** Which column of a table plays which role. Headers are compared without case, accents and punctuation. */
export interface CsvMapping {
  readonly profile: 'peer-to-peer' | 'foreign-list';
  /** Role (see csv-profiles.ts) → header of the table. */
  readonly columns: Readonly<Record<string, string>>;
  /** Zone of clock readings without offset, when the whole table is known to use one (IANA name or ±hh:mm). */
  readonly timeZone?: string;
}
