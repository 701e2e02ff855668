import { placeInText } from '../place.ts';
import { booleanFromWords, isObject } from './json-fields.ts';
import { setSignal } from './ncmec-signals.ts';
import type { DraftText, ReportDraft } from './report-draft.ts';

/** Longest paragraph of JSON opened inside words. */
const embeddedChars = 100_000;
const embeddedDepth = 16;

/**
 * WhatsApp puts a paragraph of JSON into its words. Its strings are searched without their escapes, and what
 * it says of a group (how many members, whether the person administers it) becomes a statement.
 */
export function embeddedStatements(report: ReportDraft): void {
  for (const texts of [report.texts, ...report.persons.map((person) => person.texts)]) {
    for (const text of [...texts]) open(report, texts, text);
  }
}

function open(report: ReportDraft, texts: DraftText[], text: DraftText): void {
  const from = text.text.indexOf('{"');
  const to = text.text.lastIndexOf('}') + 1;
  if (from < 0 || to <= from || to - from > embeddedChars) return;
  const tree = parsed(text.text.slice(from, to));
  if (!isObject(tree)) return;
  const place = placeInText(text.place, from, to);
  const leaves: string[] = [];
  visit(tree, '', 0, (key, value) => {
    if (typeof value === 'string') leaves.push(value);
    if (/admin/i.test(key) && booleanFromWords(String(value)) === true) {
      setSignal(report, 'groupAdministrator', place);
    }
    if (/^(?:group_?)?(?:members?|participants?)(?:_?count)?$/i.test(key) && Number.isSafeInteger(value)) {
      report.signals.members = Math.max(Number(value), report.signals.members ?? 0);
      report.places.members = place;
    }
  });
  // Without escapes the plain words hold the same strings already.
  if (text.text.includes('\\')) texts.push({ text: leaves.join('\n'), place, mined: true, derived: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function visit(tree: unknown, key: string, depth: number, leaf: (key: string, value: unknown) => void): void {
  if (depth > embeddedDepth) return;
  if (Array.isArray(tree)) {
    for (const item of tree) visit(item, key, depth + 1, leaf);
  } else if (isObject(tree)) {
    for (const [name, value] of Object.entries(tree)) visit(value, name, depth + 1, leaf);
  } else leaf(key, tree);
}
