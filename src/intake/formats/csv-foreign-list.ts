import type { ParsedIdentifier, ParsedReport, Part } from '../contract.ts';
import { attributeFreeText } from './attribution.ts';
import type { CsvRow, CsvRows } from './csv-row.ts';
import type { NoteBook } from './notes.ts';
import { newFile, newPerson, newReport, type PersonDraft, parsedReport } from './report-draft.ts';

/** One row, one report about one person, numbered by the agency that wrote the list. */
export class ForeignListRows implements CsvRows {
  readonly #notes: NoteBook;

  constructor(notes: NoteBook) {
    this.#notes = notes;
  }

  add(row: CsvRow): Part[] {
    const report = this.#reportFrom(row);
    return report === undefined ? [] : [{ kind: 'report', report }];
  }

  end(): Part[] {
    return [];
  }

  #reportFrom(row: CsvRow): ParsedReport | undefined {
    const agency = row.text('agency');
    if (agency === undefined) {
      this.#notes.add('refused', 'intake.note.row-without-key', row.place, { column: 'agency' });
      return undefined;
    }
    const report = newReport(row.place, 'foreign-list', this.#notes);
    const reference = row.text('reference');
    if (reference === undefined) this.#notes.add('assumed', 'intake.note.without-number', row.place);
    else report.externalRef = reference;
    report.sender = agency;
    const seenAt = row.time('seen_at');
    if (seenAt !== undefined) report.incidentAt = seenAt;
    const person = personFrom(row, seenAt);
    report.persons.push(person);
    const hex = row.sha1('sha1');
    if (hex !== undefined) {
      const file = newFile(row.place);
      file.digests.push({ algorithm: 'sha1', hex, role: 'original' });
      report.files.push(file);
    }
    addWords(person, row, 'file_count', false);
    addWords(person, row, 'remark', true);
    attributeFreeText(report);
    if (person.identifiers.length === 0 && person.names.last === undefined && hex === undefined) {
      this.#notes.add('refused', 'intake.note.row-without-key', row.place, { column: 'account' });
      return undefined;
    }
    for (const name of ['externalRef', 'sender', 'incidentAt']) report.places[name] = row.place;
    return parsedReport(report, agency);
  }
}

function personFrom(row: CsvRow, seenAt: ParsedIdentifier['at']): PersonDraft {
  const person = newPerson(row.place, 'suspect');
  const first = row.text('first_name');
  const last = row.text('last_name');
  const birthDate = row.text('birth_date');
  const country = row.text('country');
  if (first !== undefined) person.names.first = first;
  if (last !== undefined) person.names.last = last;
  if (birthDate !== undefined) person.birthDate = birthDate;
  if (country !== undefined) person.statements.country = country;
  const scope = row.text('service');
  const port = row.port('port');
  for (const kind of ['email', 'phone', 'account', 'ip'] as const) {
    const raw = row.text(kind);
    if (raw === undefined) continue;
    person.identifiers.push({
      kind,
      raw,
      locator: row.place,
      confidence: 'structured',
      ...(kind === 'account' && scope !== undefined ? { scope } : {}),
      // A number in its national spelling is only readable with its country.
      ...(kind === 'phone' && country !== undefined ? { scope: country } : {}),
      ...(kind === 'ip' && seenAt !== undefined ? { at: seenAt } : {}),
      ...(kind === 'ip' && port !== undefined ? { port } : {}),
    });
  }
  return person;
}

function addWords(person: PersonDraft, row: CsvRow, role: string, mined: boolean): void {
  const text = row.text(role);
  if (text === undefined) return;
  // A cell has no offsets of its own within its line: finds in it are placed at the line.
  person.texts.push({ text: mined ? text : `${role}: ${text}`, place: row.place, mined, derived: true });
}
