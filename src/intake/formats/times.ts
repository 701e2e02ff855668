import { isoFromEpochMs } from '../../kernel/time.ts';
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
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  const wall = { year: Number(year), month: Number(month), day: Number(day) };
  if (!existsAsClock(wall, Number(hour), Number(minute), Number(second))) {
    return { time: { raw, utc: null }, standing: 'unreadable' };
  }
  if (zone === undefined) return { time: { raw, utc: null }, standing: 'zone-unknown' };
  const offsetMinutes = offsetMinutesFrom(zone);
  if (offsetMinutes === undefined) return { time: { raw, utc: null }, standing: 'unreadable' };
  const millis = fraction.padEnd(3, '0').slice(0, 3);
  // Most times come in UTC: cutting the text is five times cheaper than making and printing a Date.
  const utc =
    offsetMinutes === 0 && second !== '60'
      ? `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`
      : isoFromEpochMs(
          Date.UTC(
            wall.year,
            wall.month - 1,
            wall.day,
            Number(hour),
            Number(minute),
            Math.min(Number(second), 59),
          ) +
            Number(millis) -
            offsetMinutes * 60_000,
        );
  return { time: { raw, utc }, standing: 'known' };
}

const daysByMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether such a day and hour exist. Second 60 (a leap second) does, and is folded into 59. */
export function existsAsClock(
  date: { readonly year: number; readonly month: number; readonly day: number },
  hour: number,
  minute: number,
  second: number,
): boolean {
  const { year, month, day } = date;
  // Years before 100 would be moved to 1900 by Date; no evidence is that old.
  if (year < 1000 || hour > 23 || minute > 59 || second > 60 || day < 1) return false;
  if (day > (daysByMonth[month - 1] ?? 0)) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return !(month === 2 && day === 29 && !isLeap);
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

/** Seconds since 1970 written as decimal text or number → StatedTime keeping `raw`; null when out of range or zero. */
export function timeFromUnixSeconds(raw: string, unix: string): StatedTime | null {
  if (!/^\d{1,11}$/.test(unix)) return null;
  const seconds = Number(unix);
  // Zero is what exporters write for "no time"; 253402300799 is the last second of the year 9999.
  if (seconds === 0 || seconds > 253_402_300_799) return null;
  return { raw, utc: isoFromEpochMs(seconds * 1000) };
}
