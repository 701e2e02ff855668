import { isPlainText } from '../../kernel/text.ts';
import { partSeparator, type UnusableReason } from './identifier.ts';

/** White space and the invisible marks that copying and chat exports leave at the ends of a value. */
const EDGE = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const ASCII_WITHOUT_EDGE_SPACE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

export type CleanText =
  | { readonly text: string; readonly reason?: undefined }
  | { readonly reason: UnusableReason };

/**
 * The value without the white space and invisible marks around it. Inside the value a hidden character is
 * refused rather than removed: two handles that differ by one are two accounts, and must not become one.
 */
export function cleanText(raw: string, maxLength: number): CleanText {
  // Twice the limit before trimming: a megabyte of spaces is not worth a scan.
  if (raw.length > maxLength * 2 + 64) return { reason: 'too-long' };
  const text = ASCII_WITHOUT_EDGE_SPACE.test(raw) ? raw : withoutEdges(raw);
  if (text.length === 0) return { reason: 'empty' };
  if (text.length > maxLength) return { reason: 'too-long' };
  if (!isPlainText(text) || text.includes(partSeparator)) return { reason: 'hidden-characters' };
  return { text };
}

/** Walks in from both ends: a pattern anchored at the end would try every inner run of spaces. */
function withoutEdges(raw: string): string {
  let start = 0;
  let end = raw.length;
  while (start < end && EDGE.test(raw.charAt(start))) start += 1;
  while (end > start && EDGE.test(raw.charAt(end - 1))) end -= 1;
  return raw.slice(start, end);
}

/** What people and programs write when they have nothing to write. Compared after case folding. */
const PLACEHOLDERS = new Set(
  (
    'unknown undefined null none nil n/a na nan - -- . ? ?? ??? x xx xxx empty blank anonymous anonyme redacted ' +
    'deleted removed inconnu inconnue neant néant aucun aucune nr nc sans'
  )
    .split(' ')
    .concat([
      'not provided',
      'not available',
      'not known',
      'deleted account',
      'deleted user',
      'non renseigné',
    ]),
);

/** Whether the whole value stands for "nothing known". */
export function isPlaceholder(text: string): boolean {
  return text.length <= 16 && PLACEHOLDERS.has(text.toLowerCase());
}
