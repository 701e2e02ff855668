import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from './growth.ts';
import { createRandom } from './random.ts';
import { createUnionFind } from './union-find.ts';

const joins = fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 40 });

/** The same question answered by spreading names until nothing moves. */
function namesBySpreading(size: number, pairs: readonly (readonly [number, number])[]): number[] {
  const names = Array.from({ length: size }, (_, member) => member);
  for (let moved = true; moved; ) {
    moved = false;
    for (const [left, right] of pairs) {
      const least = Math.min(names[left] ?? 0, names[right] ?? 0);
      if (names[left] !== least || names[right] !== least) moved = true;
      names[left] = least;
      names[right] = least;
    }
  }
  return names;
}

describe('disjoint sets', () => {
  it('names a set by its smallest member', () => {
    const sets = createUnionFind(6);
    expect(sets.join(5, 4)).toBe(true);
    expect(sets.join(4, 2)).toBe(true);
    expect(sets.join(2, 5)).toBe(false);
    expect([...sets.names()]).toEqual([0, 1, 2, 3, 2, 2]);
    expect(sets.countOf(5)).toBe(3);
  });

  it('refuses members it does not have', () => {
    const sets = createUnionFind(2);
    for (const member of [-1, 2, 0.5, Number.NaN]) expect(() => sets.find(member)).toThrow(RangeError);
    expect(createUnionFind(0).names()).toHaveLength(0);
  });

  it('agrees with a naive computation, in whatever order the joins come', () => {
    fc.assert(
      fc.property(joins, fc.integer(), (pairs, seed) => {
        const sets = createUnionFind(20);
        for (const [left, right] of createRandom(seed).shuffle(pairs)) sets.join(right, left);
        const expected = namesBySpreading(20, pairs);
        expect([...sets.names()]).toEqual(expected);
        expected.forEach((name, member) => {
          expect(sets.find(member)).toBe(name);
          expect(sets.countOf(member)).toBe(expected.filter((other) => other === name).length);
        });
      }),
    );
  });

  it('grows in proportion to the number of members, on long chains too', () => {
    const measurements = [20_000, 40_000, 80_000, 160_000].map((size) => ({
      size,
      cost: chainSeconds(size),
    }));
    expect(growthExponent(measurements)).toBeLessThan(1.7);
  });
});

/** Best of three: the machine may be busy. */
function chainSeconds(size: number): number {
  const runs = [0, 1, 2].map(() => {
    const sets = createUnionFind(size);
    const start = performance.now();
    for (let member = size - 1; member > 0; member -= 1) sets.join(member, member - 1);
    sets.names();
    return performance.now() - start;
  });
  return Math.min(...runs);
}
