import type {
  Locator,
  ParsedFile,
  ParsedIdentifier,
  ParsedPerson,
  ParsedReport,
  PersonStatements,
  ReportKind,
  ReportSignals,
  StatedTime,
} from '../contract.ts';
import { budgets } from './budgets.ts';
import type { NoteBook } from './notes.ts';
import { wellFormed } from './text.ts';

/** Contract types under construction. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** A person being read: names apart, so that the label is chosen once all fields are known. */
export interface PersonDraft {
  readonly place: Locator;
  readonly role: ParsedPerson['role'];
  readonly statements: Draft<PersonStatements>;
  readonly identifiers: ParsedIdentifier[];
  readonly names: { first?: string; middle?: string; last?: string; preferred?: string };
  birthDate?: string;
  /** Free text about this person, searched for identifiers at the end. */
  readonly texts: DraftText[];
  service?: string;
}

export interface DraftText {
  readonly text: string;
  readonly place: Locator;
  /** Whether the words may hold identifiers of the person they are about. */
  readonly mined: boolean;
  /** The text is a derived form of what stands at `place`: offsets in it mean nothing there. */
  readonly derived?: boolean;
  /** Offsets of finds that were given to somebody else already. */
  claimed?: Set<number>;
}

export interface FileDraft {
  readonly place: Locator;
  name?: string;
  originalName?: string;
  /** The report the file says it belongs to. */
  reportId?: string;
  /** The sender numbers its submittals, and so adds standard text to its notes. */
  isSubmittal?: boolean;
  sizeBytes?: number;
  viewedBySender?: boolean;
  classification?: string;
  uploadedAt?: StatedTime;
  readonly annotations: string[];
  readonly digests: ParsedFile['digests'][number][];
  /** Connections of the upload: they belong to the reported person. */
  readonly identifiers: ParsedIdentifier[];
  readonly texts: DraftText[];
}

export interface ReportDraft {
  readonly place: Locator;
  readonly notes: NoteBook;
  kind: ReportKind;
  externalRef?: string;
  sender?: string;
  /** The application where it happened. */
  platform?: string;
  incidentType?: string;
  receivedAt?: StatedTime;
  incidentAt?: StatedTime;
  incidentMeaning?: string;
  readonly signals: Draft<ReportSignals>;
  readonly persons: PersonDraft[];
  readonly files: FileDraft[];
  readonly texts: DraftText[];
  /** Connections and accounts given for the incident, not for a person. */
  readonly identifiers: ParsedIdentifier[];
  readonly places: Record<string, Locator>;
}

export function newReport(place: Locator, kind: ReportKind, notes: NoteBook): ReportDraft {
  return {
    place,
    notes,
    kind,
    signals: {},
    persons: [],
    files: [],
    texts: [],
    identifiers: [],
    places: {},
  };
}

export function newPerson(place: Locator, role: ParsedPerson['role']): PersonDraft {
  return { place, role, statements: {}, identifiers: [], names: {}, texts: [] };
}

export function newFile(place: Locator): FileDraft {
  return { place, annotations: [], digests: [], identifiers: [], texts: [] };
}

export function fullName(names: PersonDraft['names']): string {
  return [names.first, names.middle, names.last].filter((part) => part !== undefined).join(' ');
}

/** What an officer would call this mention: a name, else a screen name, else an account, else the first identifier. */
export function labelOf(person: PersonDraft): string {
  const name = fullName(person.names) || person.names.preferred;
  if (name) return name;
  for (const kind of ['screen-name', 'account', 'email', 'phone', 'payment'] as const) {
    const found = person.identifiers.find((identifier) => identifier.kind === kind);
    if (found !== undefined) return found.raw;
  }
  return person.identifiers[0]?.raw ?? '';
}

/** How the identifier grammar expects this kind: last name, first names, date as written, joined by `|`. */
export function nameAndBirthDate(last: string, first: string, birthDate: string): string {
  return [last, first, birthDate].map((part) => part.replaceAll('|', ' ').trim()).join('|');
}

export function parsedPerson(person: PersonDraft): ParsedPerson {
  const identifiers = [...person.identifiers];
  const { first, middle, last } = person.names;
  if (last !== undefined && person.birthDate !== undefined) {
    identifiers.push({
      kind: 'name-birth-date',
      raw: nameAndBirthDate(
        last,
        [first, middle].filter((part) => part !== undefined).join(' '),
        person.birthDate,
      ),
      locator: person.place,
      confidence: 'structured',
    });
  }
  return {
    locator: person.place,
    role: person.role,
    label: labelOf(person),
    statements: person.statements,
    identifiers,
  };
}

export function parsedFile(file: FileDraft): ParsedFile {
  return {
    locator: file.place,
    name: file.originalName ?? file.name ?? '',
    ...(file.sizeBytes === undefined ? {} : { sizeBytes: file.sizeBytes }),
    ...(file.viewedBySender === undefined ? {} : { viewedBySender: file.viewedBySender }),
    ...(file.classification === undefined ? {} : { classification: file.classification }),
    annotations: [...new Set(file.annotations)],
    ...(file.uploadedAt === undefined ? {} : { uploadedAt: file.uploadedAt }),
    digests: file.digests,
  };
}

export function parsedReport(report: ReportDraft, registry: string): ParsedReport {
  const { externalRef, incidentType, receivedAt, incidentAt, incidentMeaning } = report;
  return {
    locator: report.place,
    kind: report.kind,
    registry,
    ...(externalRef === undefined ? {} : { externalRef }),
    sender: report.sender ?? '',
    ...(incidentType === undefined ? {} : { incidentType }),
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(incidentAt === undefined ? {} : { incidentAt }),
    ...(incidentMeaning === undefined ? {} : { incidentMeaning }),
    signals: report.signals,
    narrative: narrativeOf(report),
    persons: report.persons.map(parsedPerson),
    files: report.files.map(parsedFile),
    places: report.places,
  };
}

function narrativeOf(report: ReportDraft): string {
  const texts = [
    ...report.texts,
    ...report.persons.flatMap((person) => person.texts),
    ...report.files.flatMap((file) => file.texts),
  ];
  const narrative = [...new Set(texts.map(({ text }) => text))].join('\n');
  if (narrative.length <= budgets.narrativeChars) return narrative;
  report.notes.add('skipped', 'intake.note.text-cut', report.place, {
    kept: budgets.narrativeChars,
    of: narrative.length,
  });
  return wellFormed(narrative.slice(0, budgets.narrativeChars));
}
