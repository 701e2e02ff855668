import type { Locator, ParsedIdentifier } from '../contract.ts';
import { type FoundIdentifier, findIdentifiers } from '../free-text.ts';
import { placeInText } from '../place.ts';
import { type DraftText, newPerson, type PersonDraft, type ReportDraft } from './report-draft.ts';

/**
 * Whose identifier is it? Words about a person are searched for that person. What is said about the whole
 * report (its text, its uploads) belongs to the reported person when exactly one is reported, to a mention of
 * its own when none is, and to nobody when there are several: never guess between persons.
 */
export function attributeFreeText(report: ReportDraft): void {
  for (const person of report.persons) {
    addNews(
      person,
      person.texts.flatMap((text) => minedFrom(text)),
    );
  }
  const reportWide = [
    ...report.identifiers,
    ...report.files.flatMap((file) => file.identifiers),
    ...[...report.texts, ...report.files.flatMap((file) => file.texts)].flatMap((text) => minedFrom(text)),
  ];
  if (reportWide.length === 0) return;
  const suspects = report.persons.filter((person) => person.role === 'suspect');
  if (suspects.length > 1) {
    report.notes.add('skipped', 'intake.note.free-text-unattributed', report.place, {
      count: reportWide.length,
    });
    return;
  }
  addNews(suspects[0] ?? ownMention(report, reportWide), reportWide);
}

/** A report that names nobody still speaks of somebody: one mention, standing where the first identifier stands. */
function ownMention(report: ReportDraft, identifiers: readonly ParsedIdentifier[]): PersonDraft {
  const place: Locator = identifiers[0]?.locator ?? report.place;
  const person = newPerson(place, 'suspect');
  report.persons.push(person);
  return person;
}

function minedFrom(text: DraftText): ParsedIdentifier[] {
  if (!text.mined) return [];
  return findIdentifiers(text.text)
    .filter((found) => text.claimed?.has(found.from) !== true)
    .map((found) => identifierFrom(found, text));
}

/** The find as an identifier, placed to the character. */
export function identifierFrom(
  found: FoundIdentifier,
  text: Pick<DraftText, 'place' | 'derived'>,
): ParsedIdentifier {
  return {
    kind: found.kind,
    raw: found.raw,
    ...(found.scope === undefined ? {} : { scope: found.scope }),
    locator: text.derived === true ? text.place : placeInText(text.place, found.from, found.to),
    confidence: 'free-text',
    ...(found.at === undefined ? {} : { at: found.at }),
  };
}

/** A find that belongs to somebody else than the person the words are about. */
export function claim(text: DraftText, from: number): void {
  text.claimed ??= new Set();
  text.claimed.add(from);
}

/** Structured identifiers always count; a free-text find that repeats what is known of this person does not. */
function addNews(person: PersonDraft, identifiers: readonly ParsedIdentifier[]): void {
  let known: Set<string> | undefined;
  for (const identifier of identifiers) {
    if (identifier.confidence === 'free-text') {
      known ??= new Set(person.identifiers.flatMap((held) => [keyOf(held), keyOf(held, true)]));
      const key = keyOf(identifier);
      if (known.has(key)) continue;
      known.add(key);
    }
    person.identifiers.push(identifier);
  }
}

function keyOf(identifier: ParsedIdentifier, withoutTime = false): string {
  const time = withoutTime ? '' : (identifier.at?.utc ?? '');
  return `${identifier.kind} ${time} ${identifier.raw.toLowerCase()}`;
}
