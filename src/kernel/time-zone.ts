/** The offsets of a time zone around a date, read once from the zone tables that come with the runtime (Intl). */

/** From `startMs` (included) to `endMs` (excluded), clocks were `offsetMs` ahead of UTC. */
export interface OffsetSpan {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

const DAY_MS = 86_400_000;
/** Some zones change twice within five weeks; no two changes are closer than this. */
const STEP_MS = 7 * DAY_MS;
const MAX_REMEMBERED = 4000;

const formatters = new Map<string, Intl.DateTimeFormat | null>();
const spansByZoneYear = new Map<string, readonly OffsetSpan[]>();

/**
 * The spans that cover the calendar year of a wall clock and two days on each side.
 *
 * @param zone an IANA name with a `/`, any case.
 * @param clockMs a wall clock counted as if it were UTC.
 * @returns null when the runtime knows no such zone.
 */
export function offsetSpans(zone: string, clockMs: number): readonly OffsetSpan[] | null {
  const year = new Date(clockMs).getUTCFullYear();
  const key = `${year} ${zone}`;
  const known = spansByZoneYear.get(key);
  if (known !== undefined) return known;
  const formatter = formatterFor(zone);
  if (formatter === null) return null;
  const spans = scan(formatter, Date.UTC(year, 0, 1) - 2 * DAY_MS, Date.UTC(year + 1, 0, 1) + 2 * DAY_MS);
  if (spansByZoneYear.size >= MAX_REMEMBERED) spansByZoneYear.clear();
  spansByZoneYear.set(key, spans);
  return spans;
}

function formatterFor(zone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  if (formatters.size >= MAX_REMEMBERED) formatters.clear();
  const formatter = createFormatter(zone);
  formatters.set(zone, formatter);
  return formatter;
}

function createFormatter(zone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z_]{1,30}(?:\/[A-Za-z0-9_+-]{1,30}){1,2}$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch (error) {
    // The only way Intl has to say that it does not know a zone.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function scan(formatter: Intl.DateTimeFormat, firstMs: number, endMs: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let startMs = firstMs;
  let offsetMs = offsetAt(formatter, firstMs);
  for (let at = firstMs; at < endMs; at += STEP_MS) {
    const next = Math.min(at + STEP_MS, endMs);
    const nextOffset = offsetAt(formatter, next);
    if (nextOffset === offsetMs) continue;
    const changeMs = changeBetween(formatter, at, next, offsetMs);
    spans.push({ startMs, endMs: changeMs, offsetMs });
    startMs = changeMs;
    offsetMs = nextOffset;
  }
  spans.push({ startMs, endMs, offsetMs });
  return spans;
}

/** First second at which the offset is no longer `before`. */
function changeBetween(
  formatter: Intl.DateTimeFormat,
  lowMs: number,
  highMs: number,
  before: number,
): number {
  let low = lowMs;
  let high = highMs;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(formatter, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Intl writes the offset at the end of the date: `GMT`, `GMT+02:00`, `GMT-00:44:30`. */
function offsetAt(formatter: Intl.DateTimeFormat, epochMs: number): number {
  const parts = /GMT(?:([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?$/.exec(formatter.format(epochMs));
  if (parts?.[1] === undefined) return 0;
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  return (parts[1] === '-' ? -1 : 1) * seconds * 1000;
}
