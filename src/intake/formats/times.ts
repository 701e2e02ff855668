import type { StatedTime } from '../contract.ts';

const isoLike =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

/** What could be made of a written time. */
export interface ReadTime {
  readonly time: StatedTime;
  /** known: UTC is certain · zone-unknown: a wall clock · unreadable: not a time this reader understands. */
  readonly standing: 'known' | 'zone-unknown' | 'unreadable';
}

/**
 * Reads an ISO 8601 time (blank instead of T and a trailing `UTC` tolerated). A bare wall clock or a date
 * alone keeps utc null: it is never taken as UTC.
 */
export function readTime(raw: string): ReadTime {
  const text = raw.trim();
  const match = isoLike.exec(text);
  if (match === null) return { time: { raw, utc: null }, standing: 'unreadable' };
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const wallMs = wallClockMs(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (wallMs === undefined) return { time: { raw, utc: null }, standing: 'unreadable' };
  if (zone === undefined) return { time: { raw, utc: null }, standing: 'zone-unknown' };
  const offsetMinutes = offsetMinutesFrom(zone);
  if (offsetMinutes === undefined) return { time: { raw, utc: null }, standing: 'unreadable' };
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
  return { time: { raw, utc: isoFromMs(wallMs + millis - offsetMinutes * 60_000) }, standing: 'known' };
}

/** Milliseconds of a wall clock read as if it were UTC; undefined when no such day or hour exists. A leap second is folded. */
export function wallClockMs(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (hour > 23 || minute > 59 || second > 60 || month < 1 || month > 12 || day < 1) return undefined;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > daysInMonth) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
}

/** `Z`, `UTC`, `+02:00`, `-0330` → minutes east of UTC; undefined beyond ±18 h. */
export function offsetMinutesFrom(zone: string): number | undefined {
  const text = zone.trim().toUpperCase();
  if (text === 'Z' || text === 'UTC' || text === 'GMT') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 18 * 60 || Number(match[3]) > 59) return undefined;
  return match[1] === '-' ? -minutes : minutes;
}

export function isoFromMs(ms: number): string {
  return new Date(ms).toISOString();
}

/** Seconds since 1970 written as decimal text or number → StatedTime keeping `raw`; null when out of range or zero. */
export function timeFromUnixSeconds(raw: string, unix: string): StatedTime | null {
  if (!/^\d{1,11}$/.test(unix)) return null;
  const seconds = Number(unix);
  // Zero is what exporters write for "no time"; 253402300799 is the last second of the year 9999.
  if (seconds === 0 || seconds > 253_402_300_799) return null;
  return { raw, utc: isoFromMs(seconds * 1000) };
}
