import type { IdentifierKind, StatedTime } from './contract.ts';
import { readTime } from './formats/times.ts';

/** An identifier found in words. `from`/`to` are UTF-16 offsets in the searched text. */
export interface FoundIdentifier {
  readonly kind: IdentifierKind;
  readonly raw: string;
  readonly scope?: string;
  readonly from: number;
  readonly to: number;
  /** A time with zone on the same line, for addresses in connection logs. */
  readonly at?: StatedTime;
}

interface Pattern {
  readonly kind: IdentifierKind;
  /** A text without this mark cannot match; looking for it is far cheaper. */
  readonly mark: string;
  /** How many of them at least. */
  readonly marks?: number;
  readonly pattern: RegExp;
  readonly scope?: string;
}

// Every quantifier is bounded or works on a class that its follower excludes, so that matching stays linear.
const patterns: readonly Pattern[] = [
  { kind: 'url', mark: '://', pattern: /\bhttps?:\/\/[^\s<>"'`{}|\\^]{3,2000}/gi },
  {
    kind: 'email',
    mark: '@',
    pattern: /(?<![\w.+%-])[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi,
  },
  {
    kind: 'ip',
    mark: ':',
    marks: 2,
    pattern: /(?<![\w.:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])/gi,
  },
  { kind: 'ip', mark: '.', marks: 3, pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/g },
  { kind: 'payment', mark: '$', pattern: /(?<![\w$])\$[a-z][a-z0-9_-]{0,19}(?![\w$])/gi, scope: 'cashapp' },
  { kind: 'phone', mark: '+', pattern: /(?<![\w+.:-])\+\d{1,3}(?:[ .()-]{0,2}\d){6,13}(?![\w])/g },
  { kind: 'phone', mark: '0', pattern: /(?<![\w+.:-])0[1-9](?:[ .-]?\d{2}){4}(?![\w])/g },
];
const usernameLine =
  /^[ \t]{0,8}(?:user ?name|screen ?name|user ?id|handle|nom d'utilisateur|pseudo(?:nyme)?)[ \t]{0,4}:[ \t]{0,4}(\S[^\r\n]{0,99})/gim;
const timeInLine =
  /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\w:])/;

/** Longest text searched at once; callers cut longer ones and say so. */
export const searchedChars = 100_000;

/**
 * Finds e-mails, phones, IP addresses, URLs, `$cashtags` and `username:` lines in a sender's words.
 * They are candidates: the identifier grammars decide later whether each is usable.
 *
 * @returns In order of place; parts of a longer find (an address inside a URL) are not repeated.
 * Cost: O(n).
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
  const searched = text.length > searchedChars ? text.slice(0, searchedChars) : text;
  const found: FoundIdentifier[] = [];
  for (const { kind, mark, marks = 1, pattern, scope } of patterns) {
    if (!holds(searched, mark, marks)) continue;
    for (const match of searched.matchAll(pattern)) {
      const raw = kind === 'url' ? withoutClosingMarks(match[0]) : match[0];
      if (kind === 'ip' && !isPlausibleIp(raw)) continue;
      const place = { kind, raw, from: match.index, to: match.index + raw.length };
      const scoped = scope === undefined ? place : { ...place, scope };
      const at = kind === 'ip' ? timeOfLine(searched, match.index) : undefined;
      found.push(at === undefined ? scoped : { ...scoped, at });
    }
  }
  if (searched.includes(':')) {
    for (const match of searched.matchAll(usernameLine)) found.push(screenNameFrom(match));
  }
  return found.length < 2 ? found : withoutOverlaps(found);
}

function holds(text: string, mark: string, times: number): boolean {
  let at = -1;
  for (let count = 0; count < times; count++) {
    at = text.indexOf(mark, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function screenNameFrom(match: RegExpExecArray): FoundIdentifier {
  const raw = (match[1] ?? '').trimEnd();
  const from = match.index + match[0].length - (match[1] ?? '').length;
  return { kind: 'screen-name', raw, from, to: from + raw.length };
}

/** A full stop or bracket after an address belongs to the sentence. */
function withoutClosingMarks(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?)]»'.includes(url[end - 1] ?? '')) end--;
  return url.slice(0, end);
}

function isPlausibleIp(raw: string): boolean {
  if (!raw.includes(':')) return raw.split('.').every((part) => Number(part) <= 255);
  const groups = raw.split(':').length - 1;
  const isCompressed = raw.includes('::');
  // Clock readings (10:22:11) and MAC-like strings are not addresses: six or fewer full groups need a `::`.
  if (!isCompressed && groups !== 7 && !(groups === 6 && raw.includes('.'))) return false;
  return raw.indexOf('::') === raw.lastIndexOf('::') && !raw.includes(':::') && /[0-9a-f]/i.test(raw);
}

function timeOfLine(text: string, at: number): StatedTime | undefined {
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
  const end = text.indexOf('\n', at);
  const line = text.slice(start, Math.min(end === -1 ? text.length : end, at + 200));
  const match = timeInLine.exec(line);
  if (match === null) return undefined;
  const { time } = readTime(match[0]);
  return time.utc === null ? undefined : time;
}

function withoutOverlaps(found: readonly FoundIdentifier[]): FoundIdentifier[] {
  const ordered = found.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: FoundIdentifier[] = [];
  let end = -1;
  for (const identifier of ordered) {
    if (identifier.from < end) continue;
    kept.push(identifier);
    end = identifier.to;
  }
  return kept;
}
