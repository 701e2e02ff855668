import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from './growth.ts';

describe('growth exponent', () => {
  it('finds the power of an exact power law', () => {
    const power = fc.double({ min: -1, max: 4, noNaN: true });
    const factor = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(power, factor, (exponent, scale) => {
        const measurements = [10, 100, 250, 1000].map((size) => ({ size, cost: scale * size ** exponent }));
        expect(growthExponent(measurements)).toBeCloseTo(exponent, 6);
      }),
    );
  });

  it('reads n log n as slightly above one', () => {
    const measurements = [1e4, 1e5, 1e6].map((size) => ({ size, cost: size * Math.log(size) }));
    const exponent = growthExponent(measurements);
    expect(exponent).toBeGreaterThan(1);
    expect(exponent).toBeLessThan(1.15);
  });

  it.each([
    ['a single size', [{ size: 1, cost: 1 }]],
    [
      'the same size twice',
      [
        { size: 5, cost: 1 },
        { size: 5, cost: 2 },
      ],
    ],
    ['no measurement', []],
    [
      'a cost of zero',
      [
        { size: 1, cost: 0 },
        { size: 2, cost: 1 },
      ],
    ],
    [
      'a size below zero',
      [
        { size: -1, cost: 1 },
        { size: 2, cost: 1 },
      ],
    ],
  ])('refuses %s', (_name, measurements) => {
    expect(() => growthExponent(measurements)).toThrow(RangeError);
  });
});
