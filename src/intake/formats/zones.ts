import { instantFromWallClock, isoFromEpochMs } from '../../kernel/time.ts';
import type { StatedTime } from '../contract.ts';
import { existsAsClock, readTime } from './times.ts';

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
  const zoned = instantFromWallClock({ kind: 'wall-clock', epochMs: wall }, zone.trim());
  if (zoned.kind === 'instant') {
    return { time: { raw, utc: isoFromEpochMs(zoned.epochMs) }, standing: 'known' };
  }
  const standing = zoned.kind === 'unknown-zone' ? 'zone-unknown' : 'zone-ambiguous';
  return { time: { raw, utc: null }, standing };
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
