import type { ParsedIdentifier } from '../contract.ts';
import { findIdentifiers } from '../free-text.ts';
import { placeInText } from '../place.ts';
import { claim, identifierFrom } from './attribution.ts';
import { type DraftText, newPerson, type PersonDraft, type ReportDraft } from './report-draft.ts';
import { readTime } from './times.ts';

/** What the public parsers had to learn about single senders (formats reference §1.4, table of quirks). */
export function applySenderQuirks(report: ReportDraft): void {
  const sender = report.sender?.toLowerCase() ?? '';
  if (/imgur/.test(sender)) uploadTimeFromConnections(report);
  if (/^x corp|twitter/.test(sender)) namesFromLines(report);
  if (/facebook|instagram|meta platforms/.test(sender)) leaveBoilerplateUnsearched(report);
  if (/whatsapp/.test(sender)) openEmbeddedJson(report);
  if (/yahoo|oath|aol/.test(sender)) readMailHeaders(report);
  if (/block|cash app|square/.test(sender)) counterpartiesFromHandles(report);
  if (/microsoft/.test(sender)) markSearchByImage(report);
}

/** Imgur: the upload time is the connection whose event is `UPLOAD`, of the person or of the file. */
function uploadTimeFromConnections(report: ReportDraft): void {
  const connections = report.persons.flatMap((person) => person.identifiers);
  const upload = [...connections, ...report.identifiers].find(({ event, at }) => event === 'upload' && at);
  if (upload?.at === undefined) return;
  for (const file of report.files) file.uploadedAt ??= upload.at;
}

/** X Corp: the name stands in a `Full Name:` line of the person's words. */
function namesFromLines(report: ReportDraft): void {
  for (const person of report.persons) {
    for (const { text } of person.texts) {
      const match = /^[ \t]{0,8}Full Name:[ \t]{0,8}(\S[^\r\n]{0,199})/im.exec(text);
      if (match?.[1] === undefined || person.names.first !== undefined || person.names.last !== undefined)
        continue;
      person.names.preferred = match[1].trim();
    }
  }
}

/** Facebook and Instagram append long explanations of their own to file notes; their links are no leads. */
const boilerplateChars = 280;

function leaveBoilerplateUnsearched(report: ReportDraft): void {
  for (const file of report.files) {
    for (const [index, { text, place, mined }] of file.texts.entries()) {
      if (mined && text.length > boilerplateChars) file.texts[index] = { text, place, mined: false };
    }
  }
}

/** WhatsApp puts a paragraph of JSON into its words: its strings are searched unescaped. */
function openEmbeddedJson(report: ReportDraft): void {
  for (const texts of [report.texts, ...report.persons.map((person) => person.texts)]) {
    for (const text of [...texts]) texts.push(...embeddedTexts(text));
  }
}

function embeddedTexts({ text, place }: DraftText): DraftText[] {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  // Only escapes make a difference: without any, the plain words were searched already.
  if (from < 0 || to <= from || !text.includes('\\') || to - from > 100_000) return [];
  try {
    const leaves = stringLeaves(JSON.parse(text.slice(from, to + 1)));
    return [{ text: leaves.join('\n'), place: placeInText(place, from, to + 1), mined: true, derived: true }];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function stringLeaves(tree: unknown, depth = 0): string[] {
  if (typeof tree === 'string') return [tree];
  if (typeof tree !== 'object' || tree === null || depth > 32) return [];
  return Object.values(tree).flatMap((value) => stringLeaves(value, depth + 1));
}

const headerLine = /^[ \t]{0,8}(Sent Date|From|To|X-Ymail-Msg-Id|Message ID):[ \t]{0,8}(\S[^\r\n]{0,998})/gim;

interface Mail {
  id?: string;
  sentAt?: string;
}

/** Mail services of the Yahoo kind give the message's metadata as header lines; a file note names its message. */
function readMailHeaders(report: ReportDraft): void {
  const mailsById = new Map<string, Mail>();
  const recipients = new Set<string>();
  for (const text of report.texts) {
    const mail: Mail = {};
    for (const match of text.text.matchAll(headerLine)) readMailHeader(report, text, mail, match, recipients);
    if (mail.id !== undefined) mailsById.set(mail.id, mail);
  }
  for (const file of report.files) {
    for (const { text } of file.texts) {
      const id = /^[ \t]{0,8}Message ID:[ \t]{0,8}(\S{1,998})/im.exec(text)?.[1];
      const sentAt = id === undefined ? undefined : mailsById.get(id)?.sentAt;
      if (sentAt !== undefined) file.uploadedAt ??= readTime(sentAt).time;
    }
  }
}

function readMailHeader(
  report: ReportDraft,
  text: DraftText,
  mail: Mail,
  match: RegExpExecArray,
  recipients: Set<string>,
): void {
  const value = match[2]?.trim() ?? '';
  const name = match[1]?.toLowerCase();
  if (name === 'sent date') mail.sentAt = value;
  if (name === 'x-ymail-msg-id' || name === 'message id') mail.id = value;
  if (name !== 'to') return;
  const offset = match.index + match[0].length - (match[2]?.length ?? 0);
  for (const found of findIdentifiers(match[2] ?? '')) {
    const moved = { ...found, from: found.from + offset, to: found.to + offset };
    const key = found.raw.toLowerCase();
    if (found.kind !== 'email') continue;
    claim(text, moved.from);
    if (recipients.has(key)) continue;
    recipients.add(key);
    report.persons.push(mentionOf(identifierFrom(moved, text), 'recipient'));
  }
}

/** Payment handles in the words of a payment service are the other side, unless they are the person's own. */
function counterpartiesFromHandles(report: ReportDraft): void {
  const own = new Set(
    report.persons.flatMap((person) =>
      person.identifiers
        .filter(({ kind }) => kind === 'screen-name' || kind === 'account' || kind === 'payment')
        .map(({ raw }) => raw.toLowerCase().replace(/^\$/, '')),
    ),
  );
  const seen = new Set<string>();
  for (const texts of [report.texts, ...report.persons.map((person) => person.texts)]) {
    for (const text of texts) claimHandles(report, text, own, seen);
  }
}

function claimHandles(
  report: ReportDraft,
  text: DraftText,
  own: ReadonlySet<string>,
  seen: Set<string>,
): void {
  for (const found of findIdentifiers(text.text)) {
    const handle = found.raw.toLowerCase().slice(1);
    if (found.kind !== 'payment' || own.has(handle)) continue;
    claim(text, found.from);
    if (seen.has(handle)) continue;
    seen.add(handle);
    report.persons.push(mentionOf(identifierFrom(found, text), 'recipient'));
  }
}

/** Microsoft BingImage shows only in the reporter's last name; its "suspect" searched by image. */
function markSearchByImage(report: ReportDraft): void {
  const reporter = report.persons.find(
    ({ role, names }) => role === 'reporter' && /bing ?image/i.test(names.last ?? ''),
  );
  if (reporter === undefined && !/bing ?image/i.test(report.sender ?? '')) return;
  report.sender = 'Microsoft BingImage';
  report.notes.add('assumed', 'intake.note.search-by-image', reporter?.place ?? report.place);
}

function mentionOf(identifier: ParsedIdentifier, role: PersonDraft['role']): PersonDraft {
  const person = newPerson(identifier.locator, role);
  person.identifiers.push(identifier);
  return person;
}
