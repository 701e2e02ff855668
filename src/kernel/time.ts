import { offsetSpans } from './time-zone.ts';

/**
 * Wall clocks and instants. What a clock showed is an instant only together with its zone: it is never taken for UTC.
 */

/** What a clock on a wall showed, with no zone. `epochMs` is that reading counted as if it were UTC: for arithmetic only. */
export interface WallClock {
  readonly kind: 'wall-clock';
  readonly epochMs: number;
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

/** ISO 8601, UTC, milliseconds. @throws RangeError outside the years Date can hold. */
export function isoFromEpochMs(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Real offsets run from −12:00 to +14:00. */
function offsetFromName(zone: string): number | null {
  if (/^(?:Z|UTC|GMT|Etc\/UTC)$/i.test(zone)) return 0;
  const parts = /^(?:UTC|GMT)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?$/i.exec(zone);
  if (parts === null) return null;
  const [hours, minutes] = [Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 14 || minutes > 59) return null;
  return (parts[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
