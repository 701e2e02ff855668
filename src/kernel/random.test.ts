import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random, xoshiro128 } from './random.ts';

function draws(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('seeded draws', () => {
  it('agree with the reference implementation of xoshiro128** 1.1', () => {
    expect(draws(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are the same for the same seed and differ for another', () => {
    const first = (random: Random): number[] => draws(5, random.uint32);
    expect(first(createRandom(7))).toEqual(first(createRandom('7')));
    expect(first(createRandom(7))).not.toEqual(first(createRandom(8)));
  });

  it('of a fork do not depend on how many draws were made before it', () => {
    const early = createRandom('world').fork('reports');
    const parent = createRandom('world');
    draws(100, parent.uint32);
    expect(draws(5, parent.fork('reports').uint32)).toEqual(draws(5, early.uint32));
    expect(createRandom('world').fork('persons').uint32()).not.toBe(
      createRandom('world').fork('reports').uint32(),
    );
  });

  it('of an integer stay below the bound and reach every value', () => {
    const random = createRandom(1);
    const counts = new Array<number>(6).fill(0);
    for (const value of draws(6000, () => random.int(6))) counts[value] = (counts[value] ?? 0) + 1;
    expect(counts).toHaveLength(6);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(new Set(draws(200, () => random.between(-2, 2)))).toEqual(new Set([-2, -1, 0, 1, 2]));
  });

  it('of a fraction stay in [0, 1)', () => {
    const random = createRandom(2);
    const values = draws(10_000, random.fraction);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(mean(values)).toBeCloseTo(0.5, 1);
  });

  it('shuffle to a permutation and leave the list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const before = items.slice();
        const shuffled = createRandom(seed).shuffle(items);
        expect(items).toEqual(before);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
  });

  it('follow their weights and never pick what weighs nothing', () => {
    const random = createRandom(3);
    const picked = Array.from({ length: 4000 }, () =>
      random.pickWeighted([
        ['a', 3],
        ['never', 0],
        ['b', 1],
      ]),
    );
    expect(picked).not.toContain('never');
    expect(picked.filter((item) => item === 'a').length / 4000).toBeCloseTo(0.75, 1);
  });

  it('have the means their laws promise', () => {
    const random = createRandom(4);
    expect(mean(draws(20_000, () => random.poisson(3.5)))).toBeCloseTo(3.5, 1);
    expect(Math.abs(mean(draws(5_000, () => random.poisson(100))) - 100)).toBeLessThan(1);
    expect(mean(draws(20_000, () => random.geometric(0.25)))).toBeCloseTo(3, 0);
    expect(mean(draws(20_000, () => random.exponential(2)))).toBeCloseTo(2, 1);
    expect(random.geometric(1)).toBe(0);
    expect(random.poisson(0)).toBe(0);
  });

  it.each([0.5, 1, 1.5])('of a Zipf rank with exponent %d follow the law', (exponent) => {
    const random = createRandom(5);
    const ranks = draws(30_000, () => random.zipf(50, exponent));
    const total = Array.from({ length: 50 }, (_, at) => (at + 1) ** -exponent).reduce((a, b) => a + b, 0);
    for (const rank of [1, 2, 10]) {
      const share = ranks.filter((value) => value === rank).length / ranks.length;
      expect(Math.abs(share - rank ** -exponent / total)).toBeLessThan(0.012);
    }
    expect(Math.max(...ranks)).toBeLessThanOrEqual(50);
  });

  it('refuse what cannot be drawn', () => {
    const random = createRandom(6);
    for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 33])
      expect(() => random.int(bound)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => random.pickWeighted([['a', 0]])).toThrow(RangeError);
    expect(() => random.geometric(0)).toThrow(RangeError);
    expect(() => random.zipf(0, 1)).toThrow(RangeError);
    expect(() => random.poisson(-1)).toThrow(RangeError);
  });
});
