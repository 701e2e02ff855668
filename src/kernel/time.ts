import { offsetSpans } from './time-zone.ts';

/**
 * Times as sources write them. A time with its offset is an instant. A wall clock is an instant only together
 * with its zone: it is never taken for UTC.
 */

/** What a clock on a wall showed, with no zone. `epochMs` is that reading counted as if it were UTC: for arithmetic only. */
export interface WallClock {
  readonly kind: 'wall-clock';
  readonly epochMs: number;
}

export type TimeReading =
  | { readonly kind: 'instant'; readonly epochMs: number }
  | WallClock
  | { readonly kind: 'unreadable' };

const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?: ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?))?$/i;
const DAY_FIRST =
  /^([0-9]{2})[/.-]([0-9]{2})[/.-]([0-9]{4})[T ,]{1,2}([0-9]{2})[:h]([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?$/;

/**
 * Reads `2026-03-29T02:30:00+02:00` and its like: date, time to the minute or finer, then `Z`, an offset or nothing.
 * Fractions beyond the millisecond are cut. Nothing is guessed: another shape, a 13th month or a 61st second is unreadable.
 *
 * @param order `day-first` also reads `29/03/2026 02:30` (always a wall clock), for sources known to be French.
 */
export function readTime(text: string, order: 'iso' | 'day-first' = 'iso'): TimeReading {
  if (text.length > 40) return { kind: 'unreadable' };
  const iso = ISO.exec(text);
  if (iso !== null) {
    const clock = clockMs(iso[1], iso[2], iso[3], iso.slice(4, 8));
    const offset = iso[8] === undefined ? undefined : offsetMs(iso[8]);
    if (clock === null || offset === null) return { kind: 'unreadable' };
    if (offset === undefined) return { kind: 'wall-clock', epochMs: clock };
    return { kind: 'instant', epochMs: clock - offset };
  }
  const french = order === 'day-first' ? DAY_FIRST.exec(text) : null;
  const clock = french === null ? null : clockMs(french[3], french[2], french[1], french.slice(4, 8));
  return clock === null ? { kind: 'unreadable' } : { kind: 'wall-clock', epochMs: clock };
}

export type ZonedTime =
  | { readonly kind: 'instant'; readonly epochMs: number }
  /** The clock showed this twice (end of summer time): both instants, earlier first. */
  | { readonly kind: 'ambiguous'; readonly earlierMs: number; readonly laterMs: number }
  /** The clock never showed this (start of summer time). */
  | { readonly kind: 'skipped' }
  | { readonly kind: 'unknown-zone' };

/**
 * The instant at which clocks of a zone showed that time.
 *
 * @param zone an IANA name (`Europe/Paris`), `UTC`, `Z`, or an offset (`+02:00`, `UTC+2`). Abbreviations such as
 *   `CET` or `EST` are refused: each is used for several offsets.
 * Cost: a zone and a year seen before, well under a microsecond; first seen, about a millisecond (Intl).
 */
export function instantFromWallClock(clock: WallClock, zone: string): ZonedTime {
  const fixed = offsetFromName(zone);
  if (fixed !== null) return { kind: 'instant', epochMs: clock.epochMs - fixed };
  const spans = offsetSpans(zone, clock.epochMs);
  if (spans === null) return { kind: 'unknown-zone' };
  const instants: number[] = [];
  for (const span of spans) {
    const epochMs = clock.epochMs - span.offsetMs;
    if (epochMs >= span.startMs && epochMs < span.endMs) instants.push(epochMs);
  }
  const [earlier, later] = instants;
  if (earlier === undefined) return { kind: 'skipped' };
  if (later === undefined) return { kind: 'instant', epochMs: earlier };
  return { kind: 'ambiguous', earlierMs: earlier, laterMs: later };
}

/** Why a text gave no instant; `instant` when it did. */
export type TimeOutcome = 'instant' | 'no-zone' | 'ambiguous' | 'skipped' | 'unknown-zone' | 'unreadable';

/**
 * A time as the source wrote it, and its instant when the source says enough to know it.
 *
 * @param zone used only when the text has no offset of its own.
 * @returns `utc` as ISO 8601 with milliseconds and Z, or null; `outcome` says which, for the import's notes.
 */
export function statedTime(
  raw: string,
  zone?: string,
  order: 'iso' | 'day-first' = 'iso',
): { readonly raw: string; readonly utc: string | null; readonly outcome: TimeOutcome } {
  const reading = readTime(raw.trim(), order);
  if (reading.kind === 'unreadable') return { raw, utc: null, outcome: 'unreadable' };
  if (reading.kind === 'instant') return { raw, utc: isoFromEpochMs(reading.epochMs), outcome: 'instant' };
  if (zone === undefined || zone.trim() === '') return { raw, utc: null, outcome: 'no-zone' };
  const zoned = instantFromWallClock(reading, zone.trim());
  if (zoned.kind !== 'instant') return { raw, utc: null, outcome: zoned.kind };
  return { raw, utc: isoFromEpochMs(zoned.epochMs), outcome: 'instant' };
}

/** ISO 8601, UTC, milliseconds. @throws RangeError outside the years Date can hold. */
export function isoFromEpochMs(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

function clockMs(year = '', month = '', day = '', time: readonly (string | undefined)[] = []): number | null {
  const [hour = '0', minute = '0', second = '0', fraction = ''] = time;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const back = new Date(date);
  // Date.UTC rolls 31 April over to 1 May, and reads year 26 as 1926.
  if (back.getUTCDate() !== Number(day) || back.getUTCMonth() !== Number(month) - 1) return null;
  if (back.getUTCFullYear() !== Number(year)) return null;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms;
}

/** Real offsets run from −12:00 to +14:00. */
function offsetMs(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function offsetFromName(zone: string): number | null {
  if (/^(?:Z|UTC|GMT|Etc\/UTC)$/i.test(zone)) return 0;
  const parts = /^(?:UTC|GMT)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?$/i.exec(zone);
  return parts === null
    ? null
    : offsetMs(`${parts[1]}${(parts[2] ?? '').padStart(2, '0')}${parts[3] ?? '00'}`);
}
