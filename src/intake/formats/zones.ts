import type { StatedTime } from '../contract.ts';
import { existsAsClock, isoFromMs, offsetMinutesFrom, readTime } from './times.ts';

export type ClockStanding = 'known' | 'zone-unknown' | 'zone-ambiguous' | 'unreadable';

const wallClock =
  /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{2})\.(\d{2})\.(\d{4}))[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?$/;

/**
 * Reads a clock of a table: with its own offset, else in the zone stated beside it, else without UTC.
 *
 * @param zone  IANA name (`Europe/Paris`) or offset (`+02:00`); undefined when not stated.
 * @returns utc null unless exactly one instant shows this clock in this zone: the hour that a clock change
 * repeats or skips is 'zone-ambiguous'. Dates with slashes are 'unreadable': day and month cannot be told apart.
 */
export function readClock(
  raw: string,
  zone: string | undefined,
): { readonly time: StatedTime; readonly standing: ClockStanding } {
  const own = readTime(raw);
  if (own.standing === 'known') return own;
  const wall = wallMsFrom(raw.trim());
  if (wall === undefined) return { time: { raw, utc: null }, standing: 'unreadable' };
  if (zone === undefined || zone.trim() === '') return { time: { raw, utc: null }, standing: 'zone-unknown' };
  const instants = instantsShowing(wall, zone.trim());
  if (instants === undefined) return { time: { raw, utc: null }, standing: 'zone-unknown' };
  const only = instants[0];
  if (only === undefined || instants.length > 1) {
    return { time: { raw, utc: null }, standing: 'zone-ambiguous' };
  }
  return { time: { raw, utc: isoFromMs(only) }, standing: 'known' };
}

/** The wall clock as if it were UTC, for counting days and nights; undefined when unreadable. */
export function wallMsFrom(text: string): number | undefined {
  const match = wallClock.exec(text.replace(/ ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i, ''));
  if (match === null) return undefined;
  const [, isoYear, isoMonth, isoDay, dotDay, dotMonth, dotYear, hour, minute, second = '0'] = match;
  const year = Number(isoYear ?? dotYear);
  const month = Number(isoMonth ?? dotMonth);
  const day = Number(isoDay ?? dotDay);
  if (!existsAsClock({ year, month, day }, Number(hour), Number(minute), Number(second))) return undefined;
  return Date.UTC(year, month - 1, day, Number(hour), Number(minute), Math.min(Number(second), 59));
}

/** Instants at which a clock in this zone shows `wallMs`; undefined when the zone is unknown. */
function instantsShowing(wallMs: number, zone: string): number[] | undefined {
  const fixed = offsetMinutesFrom(zone);
  if (fixed !== undefined) return [wallMs - fixed * 60_000];
  const formatter = formatterOf(zone);
  if (formatter === undefined) return undefined;
  // The offset in force a day before and a day after: the only two candidates around a clock change.
  const day = 86_400_000;
  const offsets = new Set([offsetAt(wallMs - day, formatter), offsetAt(wallMs + day, formatter)]);
  return [...offsets]
    .map((offset) => wallMs - offset)
    .filter((at) => at + offsetAt(at, formatter) === wallMs);
}

const formattersByZone = new Map<string, Intl.DateTimeFormat | undefined>();

function formatterOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formattersByZone.get(zone);
  if (known !== undefined || formattersByZone.has(zone)) return known;
  // Zone names come from a source: only those that look like names are tried, and few are remembered.
  if (formattersByZone.size > 1000 || !/^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/.test(zone)) return undefined;
  const formatter = newFormatter(zone);
  formattersByZone.set(zone, formatter);
  return formatter;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetAt(ms: number, formatter: Intl.DateTimeFormat): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(ms)) fields[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
