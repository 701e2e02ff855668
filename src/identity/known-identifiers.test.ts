import { describe, expect, it } from 'vitest';
import { KnownIdentifiers } from './known-identifiers.ts';

describe('ids of identifiers met lately', () => {
  it('are found again until twice the capacity has passed', () => {
    const known = new KnownIdentifiers(2);
    known.keep(
      new Map([
        ['a', '1'],
        ['b', '2'],
        ['c', '3'],
      ]),
    );
    expect(known.find('a')).toBe('1');
    expect(known.find('c')).toBe('3');
    known.keep(
      new Map([
        ['d', '4'],
        ['e', '5'],
        ['f', '6'],
        ['g', '7'],
      ]),
    );
    expect(known.find('b')).toBeUndefined();
    expect(known.find('g')).toBe('7');
  });

  it('stay bounded however many pass', () => {
    const known = new KnownIdentifiers(10);
    for (let at = 0; at < 10_000; at += 1) known.keep(new Map([[`key ${at}`, String(at)]]));
    const held = Array.from({ length: 10_000 }, (_, at) => known.find(`key ${at}`)).filter(
      (id) => id !== undefined,
    );
    expect(held.length).toBeLessThanOrEqual(20);
  });
});
