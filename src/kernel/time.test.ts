import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantFromWallClock, isoFromEpochMs } from './time.ts';

/** What the clocks of a zone tell about a reading written in ISO 8601 without zone. */
function inZone(reading: string, zone: string): string {
  const zoned = instantFromWallClock({ kind: 'wall-clock', epochMs: Date.parse(`${reading}Z`) }, zone);
  return zoned.kind === 'instant' ? isoFromEpochMs(zoned.epochMs) : zoned.kind;
}

describe('a wall clock and its zone', () => {
  it.each([
    ['2026-07-01T12:00:00', 'Europe/Paris', '2026-07-01T10:00:00.000Z'],
    ['2026-12-31T23:30:00', 'Europe/Paris', '2026-12-31T22:30:00.000Z'],
    ['2026-01-01T00:30:00', 'Asia/Kolkata', '2025-12-31T19:00:00.000Z'],
    ['2026-01-01T00:30:00', 'Pacific/Kiritimati', '2025-12-31T10:30:00.000Z'],
    ['2026-01-01T00:30:00', 'europe/paris', '2025-12-31T23:30:00.000Z'],
    ['2026-01-01T00:30:00', '+05:45', '2025-12-31T18:45:00.000Z'],
    ['2026-01-01T00:30:00', 'UTC-3', '2026-01-01T03:30:00.000Z'],
    ['2026-01-01T00:30:00', 'GMT', '2026-01-01T00:30:00.000Z'],
    ['2026-03-29T01:59:59', 'Europe/Paris', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29T03:00:00', 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['1914-07-01T12:00:00', 'America/Argentina/Buenos_Aires', '1914-07-01T16:16:48.000Z'],
  ])('%s in %s is %s', (reading, zone, utc) => {
    expect(inZone(reading, zone)).toBe(utc);
  });

  it('in the hour that clocks show twice is said to be ambiguous, with both instants', () => {
    const shown = { kind: 'wall-clock', epochMs: Date.parse('2026-10-25T02:30:00Z') } as const;
    expect(instantFromWallClock(shown, 'Europe/Paris')).toEqual({
      kind: 'ambiguous',
      earlierMs: Date.parse('2026-10-25T00:30:00Z'),
      laterMs: Date.parse('2026-10-25T01:30:00Z'),
    });
  });

  it('in the hour that clocks jump over is said to be skipped', () => {
    expect(inZone('2026-03-29T02:30:00', 'Europe/Paris')).toBe('skipped');
  });

  it('knows zones that suspend summer time for a month', () => {
    // Morocco goes from +01:00 to +00:00 during Ramadan: 15 February to 22 March 2026.
    expect(inZone('2026-03-01T12:00:00', 'Africa/Casablanca')).toBe('2026-03-01T12:00:00.000Z');
    expect(inZone('2026-04-01T12:00:00', 'Africa/Casablanca')).toBe('2026-04-01T11:00:00.000Z');
  });

  it.each([
    'CET',
    'EST',
    'IST',
    'Paris',
    'Europe/Nowhere',
    '+25:00',
    '../../etc',
    `A/${'b'.repeat(99)}`,
    'é/é',
  ])('refuses the zone %.20j', (zone) => {
    expect(inZone('2026-01-01T00:30:00', zone)).toBe('unknown-zone');
  });

  it('gives back the instant a clock was read from, unless that clock reading happens twice', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Asia/Manila',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ];
    const anyMs = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(anyMs, fc.constantFrom(...zones), (epochMs, zone) => {
        const seconds = epochMs - (epochMs % 1000);
        const zoned = instantFromWallClock({ kind: 'wall-clock', epochMs: clockShown(seconds, zone) }, zone);
        if (zoned.kind === 'ambiguous') expect([zoned.earlierMs, zoned.laterMs]).toContain(seconds);
        else expect(zoned).toEqual({ kind: 'instant', epochMs: seconds });
      }),
      { numRuns: 400 },
    );
  });

  it('costs little once its year is known', () => {
    const before = process.cpuUsage();
    for (let minute = 0; minute < 100_000; minute += 1) {
      instantFromWallClock(
        { kind: 'wall-clock', epochMs: 1_780_000_000_000 + minute * 60_000 },
        'Europe/Paris',
      );
    }
    // A formatter a call would take many seconds of processor time.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

/** The same conversion the other way round, by the runtime alone. */
function clockShown(epochMs: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(epochMs);
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

it('writes instants in ISO 8601, UTC', () => {
  expect(isoFromEpochMs(0)).toBe('1970-01-01T00:00:00.000Z');
});
