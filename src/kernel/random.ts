/**
 * xoshiro128** 1.1: pseudo-random 32-bit integers that four words of state decide entirely, for simulated worlds that
 * must be drawn again. Never for secrets. At least one word must not be zero.
 *
 * Source: Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2021.
 */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}
