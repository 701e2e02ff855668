import { growthExponent } from '../../kernel/growth.ts';

/**
 * How the time of `run` grows with the size of its input; the best of several runs at each size, since other
 * work on the machine only ever adds time.
 */
export function growthOf<T>(
  make: (size: number) => T,
  run: (input: T) => unknown,
  sizes: readonly number[],
): number {
  const inputs = sizes.map((size) => ({ size, input: make(size), cost: Number.POSITIVE_INFINITY }));
  for (let round = 0; round < 7; round++) {
    for (const entry of inputs) {
      const start = performance.now();
      run(entry.input);
      entry.cost = Math.min(entry.cost, Math.max(performance.now() - start, 0.001));
    }
  }
  return growthExponent(inputs);
}

/** The same for work that answers later. */
export async function growthOfAsync<T>(
  make: (size: number) => T,
  run: (input: T) => Promise<unknown>,
  sizes: readonly number[],
): Promise<number> {
  const inputs = sizes.map((size) => ({ size, input: make(size), cost: Number.POSITIVE_INFINITY }));
  for (let round = 0; round < 3; round++) {
    for (const entry of inputs) {
      const start = performance.now();
      await run(entry.input);
      entry.cost = Math.min(entry.cost, Math.max(performance.now() - start, 0.001));
    }
  }
  return growthExponent(inputs);
}
