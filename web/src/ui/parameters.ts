import type { Locale } from './catalogues.ts';
import { dateOf, instantOf, numberOf } from './format.ts';
import { visibleText } from './visible-text.ts';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;
// Numbers that name something are written digit by digit, without a thousands separator.
const nominal = new Set(['port', 'line', 'row', 'reference', 'id', 'year', 'tier', 'version']);

/** Writes one parameter of a sentence: numbers and dates by the reader's language, text with nothing hidden. */
export function writtenParameter(value: unknown, locale: Locale, name: string): string {
  if (typeof value === 'number') return nominal.has(name) ? String(value) : numberOf(value, locale);
  const text = String(value ?? '');
  if (isoDay.test(text)) return dateOf(text, locale);
  if (isoInstant.test(text)) return instantOf(text, locale);
  return visibleText(text);
}
