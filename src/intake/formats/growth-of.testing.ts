import { growthExponent } from '../../kernel/growth.ts';

/** Rounds per size; the cheapest counts, since warming up and other work on the machine only ever add. */
const rounds = 5;

interface Sized<T> {
  readonly size: number;
  readonly input: T;
  cost: number;
}

/** How the processor time of `run` grows with the size of its input: 1 is linear. */
export async function growthOf<T>(
  make: (size: number) => T,
  run: (input: T) => unknown,
  sizes: readonly number[],
): Promise<number> {
  const inputs = sizes.map((size): Sized<T> => ({ size, input: make(size), cost: Number.POSITIVE_INFINITY }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of inputs) {
      const before = process.cpuUsage();
      await run(entry.input);
      const { user, system } = process.cpuUsage(before);
      entry.cost = Math.min(entry.cost, Math.max(user + system, 1));
    }
  }
  return growthExponent(inputs);
}
