import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantFromWallClock, isoFromEpochMs, readTime, statedTime } from './time.ts';

describe('a time as the source wrote it', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.1234567Z', '2026-01-02T03:04:05.123Z'],
    ['2026-01-02T03:04:05,5+02:00', '2026-01-02T01:04:05.500Z'],
    ['2026-01-02 03:04 -0330', '2026-01-02T06:34:00.000Z'],
    ['2026-01-01T00:30:00+14', '2025-12-31T10:30:00.000Z'],
    ['2024-02-29T00:00:00z', '2024-02-29T00:00:00.000Z'],
    ['  2026-01-02T03:04:05Z  ', '2026-01-02T03:04:05.000Z'],
  ])('%s is the instant %s', (raw, utc) => {
    expect(statedTime(raw, 'Europe/Paris')).toEqual({ raw, utc, outcome: 'instant' });
  });

  it('without a zone is never taken for UTC', () => {
    const raw = '2026-01-02T03:04:05';
    expect(statedTime(raw)).toEqual({ raw, utc: null, outcome: 'no-zone' });
    expect(statedTime(raw, ' ')).toEqual({ raw, utc: null, outcome: 'no-zone' });
  });

  it.each([
    '',
    '2026-01-02',
    '2026-13-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00+15:00',
    '2026-01-01T00:00:00+01:00Z',
    '0026-01-01T00:00:00Z',
    '2026-1-2T03:04:05Z',
    '02/01/2026 03:04',
    '1767322800',
    '2026-01-02T03:04:05 CET',
    `2026-01-02T03:04:05.${'0'.repeat(500)}Z`,
  ])('%.40j is unreadable, not guessed', (raw) => {
    expect(statedTime(raw, 'Europe/Paris').outcome).toBe('unreadable');
  });

  it('is read day first only when the source is known to write so', () => {
    expect(statedTime('02/01/2026 03:04:05', 'Europe/Paris', 'day-first').utc).toBe(
      '2026-01-02T02:04:05.000Z',
    );
    expect(statedTime('02.01.2026, 03h04', 'UTC', 'day-first').utc).toBe('2026-01-02T03:04:00.000Z');
    expect(statedTime('31/04/2026 03:04', 'UTC', 'day-first').outcome).toBe('unreadable');
    expect(statedTime('01/13/2026 03:04', 'UTC', 'day-first').outcome).toBe('unreadable');
    expect(statedTime('2026-01-02T03:04:05Z', 'UTC', 'day-first').utc).toBe('2026-01-02T03:04:05.000Z');
  });
});

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
  ])('%s in %s is %s', (raw, zone, utc) => {
    expect(statedTime(raw, zone)).toEqual({ raw, utc, outcome: 'instant' });
  });

  it('in the hour that clocks show twice is said to be ambiguous, with both instants', () => {
    const clock = readTime('2026-10-25T02:30:00');
    if (clock.kind !== 'wall-clock') throw new Error('not read as a wall clock');
    expect(instantFromWallClock(clock, 'Europe/Paris')).toEqual({
      kind: 'ambiguous',
      earlierMs: Date.parse('2026-10-25T00:30:00Z'),
      laterMs: Date.parse('2026-10-25T01:30:00Z'),
    });
    expect(statedTime('2026-10-25T02:30:00', 'Europe/Paris')).toMatchObject({
      utc: null,
      outcome: 'ambiguous',
    });
  });

  it('in the hour that clocks jump over is said to be skipped', () => {
    expect(statedTime('2026-03-29T02:30:00', 'Europe/Paris')).toMatchObject({
      utc: null,
      outcome: 'skipped',
    });
  });

  it('knows zones that suspend summer time for a month', () => {
    // Morocco goes from +01:00 to +00:00 during Ramadan: 15 February to 22 March 2026.
    expect(statedTime('2026-03-01T12:00:00', 'Africa/Casablanca').utc).toBe('2026-03-01T12:00:00.000Z');
    expect(statedTime('2026-04-01T12:00:00', 'Africa/Casablanca').utc).toBe('2026-04-01T11:00:00.000Z');
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
    expect(statedTime('2026-01-01T00:30:00', zone).outcome).toBe('unknown-zone');
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
    const start = performance.now();
    for (let minute = 0; minute < 100_000; minute += 1) {
      instantFromWallClock(
        { kind: 'wall-clock', epochMs: 1_780_000_000_000 + minute * 60_000 },
        'Europe/Paris',
      );
    }
    // A formatter a call would take seconds; the bound leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(1000);
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
