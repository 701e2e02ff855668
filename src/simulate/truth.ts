/** Ground truth of a simulated year: four tables of JSON lines beside the sources. */
export interface TruePerson {
  readonly person: string;
  readonly name: string;
  readonly birthDate: string;
  readonly household: string;
  readonly country: string;
  readonly area: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly devices: readonly string[];
  readonly accounts: readonly {
    readonly service: string;
    readonly userId: string;
    readonly screenName: string;
  }[];
  readonly reports: number;
}

export interface TrueMention {
  /** Place of the person in the file: `json:/…`, `xml:/…` or `line:n`; in a chat, its first message. */
  readonly locator: string;
  readonly role: 'suspect' | 'recipient' | 'participant';
  readonly person: string;
}

export interface TrueReport {
  /** Path of the file under the output folder. */
  readonly file: string;
  /** Place of the report in the file. */
  readonly locator: string;
  readonly registry: string;
  readonly externalRef: string | null;
  readonly version: number;
  readonly kind: 'platform' | 'foreign-list' | 'peer-to-peer' | 'chat';
  readonly situation: string;
  /** Rung the facts in the file put it on, 1 most urgent … 8. */
  readonly tier: number;
  readonly planted: readonly string[];
  readonly received: string;
  readonly delivered: string;
  readonly mentions: readonly TrueMention[];
}

export interface TruePlanted {
  readonly kind: string;
  readonly id: string;
  readonly files: readonly string[];
  readonly persons: readonly string[];
  /** What a reader of the files must find: a tier, a refusal, a number of reports. */
  readonly expect: Readonly<Record<string, string | number | boolean>>;
}

export interface TrueLink {
  readonly verdict: 'same' | 'not-same';
  readonly why: string;
  readonly left: { readonly file: string; readonly locator: string };
  readonly right: { readonly file: string; readonly locator: string };
}

export interface TruthTables {
  readonly persons: TruePerson;
  readonly reports: TrueReport;
  readonly planted: TruePlanted;
  readonly links: TrueLink;
}

export function personName(number: number): string {
  return `p-${number}`;
}
