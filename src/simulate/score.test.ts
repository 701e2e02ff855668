import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreLinks, scoreRanks, scoreStatedLinks } from './score.ts';

describe('the score of links', () => {
  it('counts pairs, not clusters', () => {
    const truth = [
      ['a', 'p'],
      ['b', 'p'],
      ['c', 'p'],
      ['d', 'q'],
    ] as const;
    const clusters = new Map([
      ['a', '1'],
      ['b', '1'],
      ['c', '2'],
      ['d', '2'],
    ]);
    expect(scoreLinks(truth, clusters)).toEqual({
      mentions: 4,
      missing: 0,
      truePairs: 3,
      predictedPairs: 2,
      rightPairs: 1,
      precision: 0.5,
      recall: 1 / 3,
      f1: 0.4,
    });
  });

  it('counts a mention that was never imported as missing and alone', () => {
    const truth = [
      ['a', 'p'],
      ['b', 'p'],
    ] as const;
    expect(scoreLinks(truth, new Map([['a', '1']]))).toMatchObject({ missing: 1, recall: 0, precision: 1 });
  });

  it('agrees with the listing of all pairs', () => {
    const mention = fc.tuple(fc.nat(4), fc.option(fc.nat(4)));
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 30 }), (mentions) => {
        const truth = mentions.map(([person], at) => [String(at), String(person)] as const);
        const clusters = new Map<string, string>();
        for (const [at, [, cluster]] of mentions.entries()) {
          if (cluster !== null) clusters.set(String(at), String(cluster));
        }
        const score = scoreLinks(truth, clusters);
        const pairs = mentions.flatMap((left, at) =>
          mentions.slice(at + 1).map((right) => [left, right] as const),
        );
        const isTrue = ([left, right]: (typeof pairs)[number]) => left[0] === right[0];
        const isPredicted = ([left, right]: (typeof pairs)[number]) =>
          left[1] !== null && left[1] === right[1];
        expect(score.truePairs).toBe(pairs.filter(isTrue).length);
        expect(score.predictedPairs).toBe(pairs.filter(isPredicted).length);
        expect(score.rightPairs).toBe(pairs.filter((pair) => isTrue(pair) && isPredicted(pair)).length);
      }),
    );
  });
});

it('stated pairs are agreed with by putting one person together and two apart', () => {
  const clusters = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '2'],
  ]);
  const links = [
    { verdict: 'same', why: 'address', left: 'a', right: 'b' },
    { verdict: 'same', why: 'address', left: 'a', right: 'c' },
    { verdict: 'not-same', why: 'household', left: 'b', right: 'c' },
    { verdict: 'not-same', why: 'household', left: 'a', right: 'unknown' },
  ] as const;
  expect(scoreStatedLinks(links, clusters).byReason).toEqual({
    'same: address': { stated: 2, agreed: 1 },
    'not-same: household': { stated: 2, agreed: 2 },
  });
});

it('a report is found when it stands at its planted tier or above', () => {
  const tiers = new Map([
    ['a', 1],
    ['b', 3],
  ]);
  const expected = [
    ['a', 2],
    ['b', 2],
    ['c', 8],
  ] as const;
  expect(scoreRanks(expected, tiers)).toEqual({ expected: 3, found: 1, missed: ['b', 'c'] });
});
