import { describe, expect, it } from 'vitest';
import { ageOf, dateOf, daysLeft, numberOf, shortDigest, shortLocator, sizeOf, utcOf } from './format.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('what is written for a reader', () => {
  it('writes a day in the language of the reader', () => {
    expect(dateOf('2026-11-30', 'fr')).toBe('30 nov. 2026');
    expect(dateOf('2026-11-30', 'en')).toBe('30 Nov 2026');
  });

  it('leaves an unreadable date as the source wrote it', () => {
    expect(dateOf('unknown', 'fr')).toBe('unknown');
    expect(utcOf('soon')).toBe('soon');
  });

  it('separates thousands by the custom of the language', () => {
    expect(numberOf(1912, 'fr').replace(/\s/u, ' ')).toBe('1 912');
    expect(numberOf(1912, 'en')).toBe('1,912');
  });

  it('counts the days left, today being zero and yesterday minus one', () => {
    expect(daysLeft('2026-11-30', now)).toBe(8);
    expect(daysLeft('2026-11-22', now)).toBe(0);
    expect(daysLeft('2026-11-21', now)).toBe(-1);
  });

  it('tells an age in the largest unit that still says something', () => {
    expect(ageOf('2026-11-22T11:20:00Z', now)).toEqual({ unit: 'minute', count: 40 });
    expect(ageOf('2026-11-21T06:00:00Z', now)).toEqual({ unit: 'hour', count: 30 });
    expect(ageOf('2026-11-12T12:00:00Z', now)).toEqual({ unit: 'day', count: 10 });
    expect(ageOf('2026-02-12T12:00:00Z', now)).toEqual({ unit: 'month', count: 9 });
    expect(ageOf('2027-01-01T00:00:00Z', now)).toEqual({ unit: 'minute', count: 0 });
  });

  it('tells a size in decimal units', () => {
    expect(sizeOf(812)).toEqual({ unit: 'byte', count: 812 });
    expect(sizeOf(41_812)).toEqual({ unit: 'kilobyte', count: 42 });
    expect(sizeOf(12_340_000)).toEqual({ unit: 'megabyte', count: 12.3 });
  });

  it('shortens digests and locators without losing their ends', () => {
    expect(shortDigest(`8f1c${'0'.repeat(56)}e07a`)).toBe('8f1c0000…00e07a');
    expect(shortLocator('json:/a/b/0/phones/0/value')).toBe('/…/0/value');
    expect(shortLocator('json:/reportedInformation/incidentSummary/escalateToHighPriority')).toBe(
      '/…/escalateToHighPriority',
    );
    expect(shortLocator('line:12')).toBe('12');
    expect(shortLocator('json:/dateReceived')).toBe('/dateReceived');
    expect(shortLocator('whole')).toBe('whole');
  });
});
