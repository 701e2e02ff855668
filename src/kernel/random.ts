import { sha256 } from './digest.ts';

/**
 * Pseudo-random draws that a seed decides entirely, for simulated worlds and samples that must be drawn again.
 * Never for secrets.
 */
export interface Random {
  /** A generator of its own for a part of the work: the same label gives the same draws however many were made here. */
  fork(label: string): Random;
  /** An integer from 0 to 4 294 967 295. */
  uint32(): number;
  /** An integer from 0 to bound − 1, each as likely. `bound` is at most 2³². */
  int(bound: number): number;
  /** An integer from `first` to `last`, both included. */
  between(first: number, last: number): number;
  /** From 0 (included) to 1 (excluded), 53 bits. */
  fraction(): number;
  chance(probability: number): boolean;
  /** @throws RangeError on an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** One item, each in proportion to its weight. @throws RangeError when no weight is above zero. */
  pickWeighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item;
  /** A new list in random order (Fisher–Yates). */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** How many failures before the first success: 0, 1, 2… */
  geometric(probability: number): number;
  /** How many events, when `mean` are expected. */
  poisson(mean: number): number;
  /** Waiting time of the next event of a steady process, in the unit of `mean`. */
  exponential(mean: number): number;
  /** A rank from 1 to `count`: rank r is drawn in proportion to r^−exponent. */
  zipf(count: number, exponent: number): number;
}

/** @param seed any text or number; every bit of it counts. */
export function createRandom(seed: string | number): Random {
  const view = new DataView(sha256(`vigie random ${seed}`).slice().buffer);
  const words = [0, 4, 8, 12].map((offset) => view.getUint32(offset, true));
  return randomFrom(String(seed), xoshiro128([words[0] ?? 1, words[1] ?? 2, words[2] ?? 3, words[3] ?? 4]));
}

/** xoshiro128** 1.1. Source: Blackman & Vigna, "Scrambled linear pseudorandom number generators", 2021. */
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

function randomFrom(seed: string, uint32: () => number): Random {
  const fraction = (): number => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) / 2 ** 53;
  const int = (bound: number): number => integerBelow(bound, uint32);
  return {
    fork: (label) => createRandom(`${seed}/${label}`),
    uint32,
    int,
    between: (first, last) => first + int(last - first + 1),
    fraction,
    chance: (probability) => fraction() < probability,
    pick: (items) => itemAt(items, int(items.length)),
    pickWeighted: (items) => pickWeighted(items, fraction()),
    shuffle: (items) => shuffled(items, int),
    geometric: (probability) => geometric(probability, fraction()),
    poisson: (mean) => poisson(mean, fraction),
    exponential: (mean) => -mean * Math.log(1 - fraction()),
    zipf: (count, exponent) => zipf(count, exponent, fraction),
  };
}

/** Draws in the incomplete last stretch are thrown away, or low numbers would come up more often. */
function integerBelow(bound: number, uint32: () => number): number {
  if (!(Number.isInteger(bound) && bound >= 1 && bound <= 2 ** 32)) {
    throw new RangeError(`no integer below ${bound}`);
  }
  const limit = 2 ** 32 - (2 ** 32 % bound);
  let draw = uint32();
  while (draw >= limit) draw = uint32();
  return draw % bound;
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  if (index >= items.length) throw new RangeError('nothing to pick from');
  // The index was just checked; an item may itself be undefined.
  return items[index] as Item;
}

function pickWeighted<Item>(items: readonly (readonly [item: Item, weight: number])[], draw: number): Item {
  const total = items.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0);
  if (!(total > 0)) throw new RangeError('no weight is above zero');
  let left = draw * total;
  for (const [item, weight] of items) {
    if (weight <= 0) continue;
    left -= weight;
    if (left < 0) return item;
  }
  return itemAt(
    items,
    items.findLastIndex(([, weight]) => weight > 0),
  )[0];
}

function shuffled<Item>(items: readonly Item[], int: (bound: number) => number): Item[] {
  const list = items.slice();
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = int(last + 1);
    const moved = itemAt(list, last);
    list[last] = itemAt(list, other);
    list[other] = moved;
  }
  return list;
}

function geometric(probability: number, draw: number): number {
  if (!(probability > 0 && probability <= 1)) throw new RangeError(`no chance of ${probability}`);
  return probability === 1 ? 0 : Math.floor(Math.log(1 - draw) / Math.log(1 - probability));
}

/** Knuth's product of draws for slices of at most 32: a sum of Poisson counts is a Poisson count. */
function poisson(mean: number, fraction: () => number): number {
  if (!(mean >= 0 && mean <= 1e6)) throw new RangeError(`no mean of ${mean}`);
  let count = 0;
  for (let left = mean; left > 0; left -= 32) {
    const limit = Math.exp(-Math.min(left, 32));
    for (let product = fraction(); product > limit; product *= fraction()) count += 1;
  }
  return count;
}

/** Rejection-inversion, constant time whatever the count. Source: Hörmann & Derflinger 1996, algorithm ZRI. */
function zipf(count: number, exponent: number, fraction: () => number): number {
  if (!(Number.isInteger(count) && count >= 1 && exponent > 0)) throw new RangeError('no such distribution');
  const area = (x: number): number =>
    exponent === 1 ? Math.log(x) : (x ** (1 - exponent) - 1) / (1 - exponent);
  const inverse = (y: number): number =>
    exponent === 1 ? Math.exp(y) : (1 + y * (1 - exponent)) ** (1 / (1 - exponent));
  const height = (x: number): number => x ** -exponent;
  const low = area(1.5) - 1;
  const high = area(count + 0.5);
  for (;;) {
    const y = low + fraction() * (high - low);
    const rank = Math.min(count, Math.max(1, Math.round(inverse(y))));
    if (y >= area(rank + 0.5) - height(rank)) return rank;
  }
}
