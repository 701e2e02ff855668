import { xoshiro128 } from '../kernel/random.ts';

/**
 * Repeatable drawing by name: each thing of the simulated year has its own small generator, found again from
 * (seed, stream, index) alone, so nothing has to be kept to be generated twice the same.
 * Integer arithmetic only: the same numbers on every machine and engine.
 */
export interface Draw {
  /** An integer from 0 to 2^32 - 1. */
  uint32(): number;
  /** An integer from 0 to `count` - 1. */
  below(count: number): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(perThousand: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Names of the independent streams; a new use of chance takes a new stream so that the others keep their numbers. */
export const stream = {
  person: 1,
  account: 2,
  household: 3,
  plan: 4,
  time: 5,
  report: 6,
  content: 7,
  reference: 8,
  flood: 9,
  address: 10,
  chat: 11,
  chatMember: 12,
  observation: 13,
  listing: 14,
  malformed: 15,
  receiver: 16,
  delivery: 17,
  count: 18,
} as const;
export type Stream = (typeof stream)[keyof typeof stream];

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A number from 0 to 2^32 - 1 that depends on all four values. */
export function hashOf(seed: number, name: Stream, index: number, part = 0): number {
  const high = Math.floor(seed / 0x1_0000_0000);
  let h = mix((seed ^ 0x9e3779b9) + Math.imul(high, 0x85ebca6b));
  h = mix(h + Math.imul(name, 0xc2b2ae35));
  h = mix(h + Math.imul(index, 0x27d4eb2f));
  return mix(h + Math.imul(part, 0x165667b1) + name);
}

/**
 * The generator of one thing: (stream, index, part) of one seed.
 * Seeded by four hashes rather than by a digest, which would cost more than the draws of a small report.
 */
export function drawFor(seed: number, name: Stream, index: number, part = 0): Draw {
  const first = hashOf(seed, name, index, part);
  const uint32 = xoshiro128([first, mix(first + 1), mix(first + 2), mix(first + 3) | 1]);
  const below = (count: number) => Math.floor((uint32() / 0x1_0000_0000) * count);
  return {
    uint32,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (perThousand) => below(1000) < perThousand,
    pick: (list) => list[below(list.length)] ?? list[0],
  };
}
