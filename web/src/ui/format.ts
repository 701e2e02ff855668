import type { Locale } from './catalogues.ts';

const tags: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };
const dayMs = 86_400_000;

export function numberOf(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 }).format(value);
}

/** A day, as `21 nov. 2026`; the time of day and the zone play no part. */
export function dateOf(iso: string, locale: Locale): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

/** An instant in the reader's zone with its offset: `21 nov. 2026, 16:12:44 (UTC+1)`. */
export function instantOf(iso: string, locale: Locale): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  const text = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeStyle: 'medium' }).format(
    instant,
  );
  return `${text} (${offsetOf(instant)})`;
}

/** The same instant in UTC, without its day when the reader's day is the same. */
export function utcBesideLocal(iso: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  return localDay(instant) === iso.slice(0, 10) ? `${utcOf(iso).slice(11)}` : utcOf(iso);
}

/** The same instant for a colleague of another country: `2026-11-21 15:12:44 UTC`. */
export function utcOf(iso: string): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  return `${instant.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function offsetOf(instant: Date): string {
  const minutes = -instant.getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const sign = minutes < 0 ? '−' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Days left until the last day something can still be asked for; 0 is today, negative is past. */
export function daysLeft(deadline: string, now: Date): number {
  const last = Date.parse(`${deadline.slice(0, 10)}T00:00:00Z`);
  const today = Date.parse(`${localDay(now)}T00:00:00Z`);
  return Math.round((last - today) / dayMs);
}

function localDay(now: Date): string {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}

export interface Age {
  readonly unit: 'minute' | 'hour' | 'day' | 'month' | 'year';
  readonly count: number;
}

/** How long ago, in the largest unit that still says something. */
export function ageOf(iso: string, now: Date): Age {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(iso)) / 60_000));
  if (minutes < 60) return { unit: 'minute', count: minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { unit: 'hour', count: hours };
  const days = Math.floor(hours / 24);
  if (days < 92) return { unit: 'day', count: days };
  const months = Math.floor(days / 30.44);
  return months < 24 ? { unit: 'month', count: months } : { unit: 'year', count: Math.floor(days / 365.25) };
}

export interface Size {
  readonly unit: 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte';
  readonly count: number;
}

export function sizeOf(bytes: number): Size {
  if (bytes < 10_000) return { unit: 'byte', count: bytes };
  if (bytes < 1_000_000) return { unit: 'kilobyte', count: Math.round(bytes / 1000) };
  if (bytes < 1_000_000_000) return { unit: 'megabyte', count: Math.round(bytes / 100_000) / 10 };
  return { unit: 'gigabyte', count: Math.round(bytes / 100_000_000) / 10 };
}

/** A digest short enough to compare by eye: its first and last characters. */
export function shortDigest(hex: string): string {
  return hex.length <= 16 ? hex : `${hex.slice(0, 8)}…${hex.slice(-6)}`;
}

const longestLocatorChars = 26;

/** A locator short enough for a column: the last two steps of a path, a line as it is. */
export function shortLocator(locator: string): string {
  const colon = locator.indexOf(':');
  if (colon < 0) return locator;
  const path = locator.slice(colon + 1);
  const steps = path.split('/').filter((step) => step !== '');
  if (!path.startsWith('/')) return path;
  if (steps.length <= 1) return path;
  const two = steps.slice(-2).join('/');
  const kept = two.length <= longestLocatorChars ? two : (steps.at(-1) ?? '');
  return steps.length === 2 && kept === two ? path : `/…/${kept}`;
}
