import { findIdentifiers } from '../free-text.ts';
import { claim, identifierFrom } from './attribution.ts';
import { embeddedStatements } from './embedded-json.ts';
import { type DraftText, newPerson, type PersonDraft, type ReportDraft } from './report-draft.ts';
import { readTime } from './times.ts';

/**
 * Habits of single senders, recognised by their shape and not by the sender's name, which changes and is
 * shared by several products (formats reference §1.4, table of quirks).
 */
export function applySenderQuirks(report: ReportDraft): void {
  uploadTimeFromConnections(report);
  namesFromLines(report);
  leaveBoilerplateUnsearched(report);
  embeddedStatements(report);
  readMailHeaders(report);
  counterpartiesFromHandles(report);
  markSearchByImage(report);
}

/** Imgur: the upload time is the connection whose event is `UPLOAD`; with several uploads it says nothing. */
function uploadTimeFromConnections(report: ReportDraft): void {
  if (report.files.every((file) => file.uploadedAt !== undefined)) return;
  const connections = [...report.persons.flatMap((person) => person.identifiers), ...report.identifiers];
  const uploads = connections.filter(({ event, at }) => event === 'upload' && at !== undefined);
  const at = uploads[0]?.at;
  if (at === undefined || uploads.length > 1) return;
  for (const file of report.files) file.uploadedAt ??= at;
}

/** X Corp: the name stands in a `Full Name:` line of the person's words. */
function namesFromLines(report: ReportDraft): void {
  for (const person of report.persons) {
    if (person.names.first !== undefined || person.names.last !== undefined) continue;
    for (const { text } of person.texts) {
      const match = /^[ \t]{0,8}Full Name:[ \t]{0,8}(\S[^\r\n]{0,199})/im.exec(text);
      if (match?.[1] !== undefined) person.names.preferred ??= match[1].trim();
    }
  }
}

/** Longer file notes of senders with submittal numbers are explanations of their own procedure. */
const boilerplateChars = 280;

/** Facebook and Instagram append standard text to file notes: its links and addresses are no leads. */
function leaveBoilerplateUnsearched(report: ReportDraft): void {
  const filesByText = new Map<string, number>();
  for (const { text } of report.files.flatMap((file) => file.texts)) {
    filesByText.set(text, (filesByText.get(text) ?? 0) + 1);
  }
  for (const file of report.files) {
    for (const [index, text] of file.texts.entries()) {
      const repeated = (filesByText.get(text.text) ?? 0) > 1;
      const long = file.isSubmittal === true && text.text.length > boilerplateChars;
      if (text.mined && (repeated || long)) file.texts[index] = { ...text, mined: false };
    }
  }
}

const headerLine = /^[ \t]{0,8}(Sent Date|From|To|X-Ymail-Msg-Id|Message ID):[ \t]{0,8}(\S[^\r\n]{0,998})/gim;

interface Mail {
  id?: string;
  sentAt?: string;
}

/** Mail services give a message's metadata as header lines only; a file note names the message it came with. */
function readMailHeaders(report: ReportDraft): void {
  const sentAtByMessage = new Map<string, string>();
  const recipients = new Set<string>();
  for (const text of report.texts) {
    if (!/^[ \t]{0,8}(?:From|To):/m.test(text.text)) continue;
    const mail: Mail = {};
    for (const match of text.text.matchAll(headerLine)) readMailHeader(report, text, mail, match, recipients);
    if (mail.id !== undefined && mail.sentAt !== undefined) sentAtByMessage.set(mail.id, mail.sentAt);
  }
  if (sentAtByMessage.size === 0) return;
  for (const file of report.files) {
    for (const { text } of file.texts) {
      const id = /^[ \t]{0,8}Message ID:[ \t]{0,8}(\S{1,998})/im.exec(text)?.[1];
      const sentAt = id === undefined ? undefined : sentAtByMessage.get(id);
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
  const value = match[2] ?? '';
  const name = match[1]?.toLowerCase();
  if (name === 'sent date') mail.sentAt = value.trim();
  if (name === 'x-ymail-msg-id' || name === 'message id') mail.id = value.trim();
  if (name !== 'to') return;
  const offset = match.index + match[0].length - value.length;
  for (const found of findIdentifiers(value)) {
    if (found.kind !== 'email') continue;
    mention(report, { ...found, from: found.from + offset, to: found.to + offset }, text, recipients);
  }
}

const transferWords = /\b(?:transfer(?:red)?|payments?|paid|sent|received|versements?|virements?)\b/i;

/** Payment services name the other side in words only, by `$handle`: a mention of its own, not the person's. */
function counterpartiesFromHandles(report: ReportDraft): void {
  const texts = [...report.texts, ...report.persons.flatMap((person) => person.texts)];
  const withHandles = texts.filter(({ text, mined }) => mined && text.includes('$'));
  if (withHandles.length === 0) return;
  const own = new Set(
    report.persons.flatMap(({ identifiers }) =>
      identifiers.map(({ raw }) => raw.toLowerCase().replace(/^\$/, '')),
    ),
  );
  const seen = new Set<string>();
  for (const text of withHandles) {
    if (!transferWords.test(text.text)) continue;
    for (const found of findIdentifiers(text.text)) {
      if (found.kind !== 'payment' || own.has(found.raw.toLowerCase().slice(1))) continue;
      mention(report, found, text, seen);
    }
  }
}

/** Gives a find to a recipient of its own, once per value. */
function mention(
  report: ReportDraft,
  found: ReturnType<typeof findIdentifiers>[number],
  text: DraftText,
  seen: Set<string>,
): void {
  claim(text, found.from);
  const key = found.raw.toLowerCase();
  if (seen.has(key)) return;
  seen.add(key);
  const identifier = identifierFrom(found, text);
  const person: PersonDraft = newPerson(identifier.locator, 'recipient');
  person.identifiers.push(identifier);
  report.persons.push(person);
}

/** Microsoft BingImage shows only in the reporter's last name; its "suspect" is somebody who searched by image. */
function markSearchByImage(report: ReportDraft): void {
  const reporter = report.persons.find(({ role }) => role === 'reporter');
  if (reporter === undefined || !/^bing ?image|image ?(?:lookup|search)$/i.test(reporter.names.last ?? ''))
    return;
  report.notes.add('assumed', 'intake.note.search-by-image', reporter.place);
}
