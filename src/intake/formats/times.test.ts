import { describe, expect, it } from 'vitest';
import { readTime, timeFromUnixSeconds } from './times.ts';
import { readClock, wallMsFrom } from './zones.ts';

describe('a written time', () => {
  it.each([
    ['2026-03-01T18:22:05Z', '2026-03-01T18:22:05.000Z'],
    ['2026-03-01T18:22:05.698361866Z', '2026-03-01T18:22:05.698Z'],
    ['2026-03-01 18:22:05 UTC', '2026-03-01T18:22:05.000Z'],
    ['2026-03-01T18:22:05+01:00', '2026-03-01T17:22:05.000Z'],
    ['2026-03-01T00:10-0330', '2026-03-01T03:40:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
  ])('%s is %s', (raw, utc) => {
    expect(readTime(raw)).toEqual({ time: { raw, utc }, standing: 'known' });
  });

  it.each(['2026-03-01T18:22:05', '2026-03-01', '2026-03-01 18:22'])('%s is never taken for UTC', (raw) => {
    expect(readTime(raw)).toEqual({ time: { raw, utc: null }, standing: 'zone-unknown' });
  });

  it.each([
    '',
    'soon',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '0026-03-01T00:00:00Z',
    '03/01/2026',
    '2026-03-01T00:00:00+19:00',
  ])('%j cannot be read and is kept as written', (raw) => {
    expect(readTime(raw)).toEqual({ time: { raw, utc: null }, standing: 'unreadable' });
  });
});

describe('a clock of a table', () => {
  it.each([
    ['2026-07-01 12:00:00', 'Europe/Paris', '2026-07-01T10:00:00.000Z', 'known'],
    ['2026-01-01 12:00:00', 'Europe/Paris', '2026-01-01T11:00:00.000Z', 'known'],
    ['2026-07-01 12:00:00', '+05:30', '2026-07-01T06:30:00.000Z', 'known'],
    ['2026-07-01T12:00:00Z', 'Europe/Paris', '2026-07-01T12:00:00.000Z', 'known'],
    ['01.07.2026 12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z', 'known'],
    ['2026-03-29 02:30:00', 'Europe/Paris', null, 'zone-ambiguous'],
    ['2026-10-25 02:30:00', 'Europe/Paris', null, 'zone-ambiguous'],
    ['2026-07-01 12:00:00', undefined, null, 'zone-unknown'],
    ['2026-07-01 12:00:00', 'Mars/Olympus', null, 'zone-unknown'],
    ['01/07/2026 12:00:00', 'Europe/Paris', null, 'unreadable'],
  ] as const)('%s in %s', (raw, zone, utc, standing) => {
    expect(readClock(raw, zone)).toEqual({ time: { raw, utc }, standing });
  });

  it('counts days by the clock as written, whatever its offset', () => {
    expect(wallMsFrom('2026-07-01 23:00:00+02:00')).toBe(wallMsFrom('2026-07-01T23:00:00'));
  });
});

describe('seconds since 1970', () => {
  it.each([
    ['1772388000', '2026-03-01T18:00:00.000Z'],
    ['0', undefined],
    ['0000000000', undefined],
    ['99999999999999', undefined],
    ['soon', undefined],
  ])('%s', (unix, utc) => {
    expect(timeFromUnixSeconds('shown', unix)?.utc).toBe(utc);
  });
});
