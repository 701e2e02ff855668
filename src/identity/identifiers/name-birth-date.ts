import { foldText } from '../../kernel/text.ts';
import { type NormalisedIdentifier, unusable, usable } from './identifier.ts';
import { cleanText, isPlaceholder } from './raw-text.ts';

/** How readers write this kind: last name, first names, birth date as the source has it, joined by `|`. */
export function rawNameBirthDate(lastName: string, firstName: string, birthDate: string): string {
  return [lastName, firstName, birthDate].map((part) => part.replaceAll('|', ' ').trim()).join('|');
}

/** Dates that forms fill in by themselves. */
const DEFAULT_DATES = new Set(['1900-01-01', '1970-01-01']);

/**
 * A civil identity: last name, first names and date of birth.
 *
 *  - All three are required: a name alone is shared by too many people to link anything.
 *  - Names are folded: case, Latin accents, hyphens and apostrophes do not count (`D’ANGELO` = `d angelo`).
 *  - The date is `YYYY-MM-DD` (a time after it is ignored) or French `DD/MM/YYYY`, `DD.MM.YYYY`, `DD-MM-YYYY`.
 *    Other orders are refused: 03/04 is two birthdays.
 *  - The day must exist, from 1900 to 2099. A date that forms fill in by default is a placeholder.
 */
export function normaliseNameBirthDate(raw: string): NormalisedIdentifier {
  const clean = cleanText(raw, 400);
  if (clean.reason !== undefined) return unusable(clean.reason);
  const parts = clean.text.split('|');
  if (parts.length !== 3) return unusable('malformed');
  const [last = '', first = '', date = ''] = parts;
  const lastKey = nameKey(last);
  const firstKey = nameKey(first);
  if (lastKey === '' || firstKey === '') return unusable('missing-name');
  if (isPlaceholder(lastKey) || isPlaceholder(firstKey)) return unusable('placeholder');
  if (date.trim() === '' || isPlaceholder(date.trim())) return unusable('missing-birth-date');
  const birthDate = birthDateFrom(date.trim());
  if (birthDate === null) return unusable('unreadable-birth-date');
  if (DEFAULT_DATES.has(birthDate)) return unusable('placeholder');
  return usable(
    'name-birth-date',
    `${lastKey}|${firstKey}|${birthDate}`,
    `${lastKey.toUpperCase()} ${firstKey.replace(/(?:^| )\p{L}/gu, (start) => start.toUpperCase())}, ${birthDate}`,
  );
}

/** The same few thousand names come again and again, and folding accents is the costly part. */
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

function nameKey(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const key = foldText(name.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '));
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(name, key);
  return key;
}

function birthDateFrom(text: string): string | null {
  const iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].{0,40})?$/.exec(text);
  if (iso !== null) return existingDay(iso[1], iso[2], iso[3]);
  const french = /^([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})$/.exec(text);
  return french === null ? null : existingDay(french[4], french[3], french[1]);
}

function existingDay(yearText = '', monthText = '', dayText = ''): string | null {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null;
  return `${yearText}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
