import { describe, expect, it } from 'vitest';
import { xoshiro128 } from './random.ts';

describe('seeded draws', () => {
  it('agree with the reference implementation of xoshiro128** 1.1', () => {
    const draw = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, draw)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are the same for the same words and differ for others', () => {
    const five = (last: number): number[] => Array.from({ length: 5 }, xoshiro128([7, 8, 9, last]));
    expect(five(10)).toEqual(five(10));
    expect(five(10)).not.toEqual(five(11));
  });
});
