import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurrentJudgement, clusterMentions } from './cluster.ts';
import { EdgeColumns } from './edge-columns.ts';
import type { Edge } from './evidence.ts';
import { decisivePairs } from './pairs.ts';
import { links1 } from './policy.ts';

interface Clued {
  readonly left: number;
  readonly right: number;
  readonly clue: Edge['clue'];
  readonly bits: number;
}

const joinedBy = (left: number, right: number, clue: Edge['clue'] = 'same-account', bits = 30): Clued => ({
  left,
  right,
  clue,
  bits,
});

function cluster(
  count: number,
  clues: readonly Clued[],
  judgements: readonly CurrentJudgement[] = [],
  reportOf: readonly number[] = Array.from({ length: count }, (_, n) => n),
): readonly number[] {
  const edges = new EdgeColumns();
  clues.forEach((clue, identifier) => {
    edges.push(identifier, { ...clue, gapMs: -1 });
  });
  return [...clusterMentions({ count, reportOf, pairs: decisivePairs(links1, count, edges), judgements })];
}

describe('clusters', () => {
  it('a person is named after its first mention', () => {
    expect(cluster(4, [joinedBy(1, 3), joinedBy(2, 3)])).toEqual([0, 1, 1, 1]);
  });

  it('clues of one pair add up, clues of different pairs do not', () => {
    const quoted = (left: number, right: number, clue: Edge['clue']) => joinedBy(left, right, clue, 12);
    expect(cluster(2, [quoted(0, 1, 'same-email'), quoted(0, 1, 'same-phone')])).toEqual([0, 0]);
    expect(cluster(3, [quoted(0, 1, 'same-email'), quoted(1, 2, 'same-phone')])).toEqual([0, 1, 2]);
  });

  it('any number of shared pseudonyms counts once', () => {
    const names = Array.from({ length: 10 }, () => joinedBy(0, 1, 'same-screen-name', 6));
    expect(cluster(2, names)).toEqual([0, 1]);
  });

  it('a circumstance never joins two people whom one report distinguishes, an account does', () => {
    const sameLine = [joinedBy(0, 2, 'same-address', 22), joinedBy(1, 2, 'same-address', 22)];
    expect(cluster(3, sameLine, [], [7, 7, 8])).toEqual([0, 1, 0]);
    expect(cluster(3, [joinedBy(0, 2), joinedBy(1, 2)], [], [7, 7, 8])).toEqual([0, 0, 0]);
  });

  it('a judgement that they are not the same parts two mentions joined through a third', () => {
    const clues = [joinedBy(0, 1), joinedBy(1, 2, 'same-email', 26)];
    expect(cluster(3, clues, [{ left: 0, right: 2, verdict: 'not-same' }])).toEqual([0, 0, 2]);
  });

  it('a judgement that they are the same joins without any clue; a doubt does nothing', () => {
    expect(cluster(2, [], [{ left: 0, right: 1, verdict: 'same' }])).toEqual([0, 0]);
    expect(cluster(2, [joinedBy(0, 1)], [{ left: 0, right: 1, verdict: 'unsure' }])).toEqual([0, 0]);
  });
});

const count = 12;
const aPair = fc
  .tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ left: Math.min(a, b), right: Math.max(a, b) }));
const aClue = fc
  .tuple(aPair, fc.constantFrom(['same-account', 30], ['same-address', 22], ['same-email', 12] as const))
  .map(([pair, [clue, bits]]) => ({ ...pair, clue: clue as Edge['clue'], bits: bits as number }));
const clues = fc.array(aClue, { maxLength: 25 });
const judgements = fc.uniqueArray(
  fc
    .tuple(aPair, fc.constantFrom('same', 'not-same', 'unsure'))
    .map(([pair, verdict]) => ({ ...pair, verdict }) as CurrentJudgement),
  { maxLength: 6, selector: (judgement) => judgement.left * count + judgement.right },
);
const reports = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
const shuffle = <T>(list: readonly T[], seed: number) =>
  list
    .map((one, at) => ({ one, key: Math.imul(at + 1, seed | 1) % 7919 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);

describe('properties of clusters', () => {
  it('the order of clues and judgements never matters', () => {
    fc.assert(
      fc.property(clues, judgements, reports, fc.integer(), (some, judged, reportOf, seed) => {
        expect(cluster(count, shuffle(some, seed), shuffle(judged, seed), reportOf)).toEqual(
          cluster(count, some, judged, reportOf),
        );
      }),
    );
  });

  it('two mentions judged not the same never share a person', () => {
    fc.assert(
      fc.property(clues, judgements, reports, (some, judged, reportOf) => {
        const persons = cluster(count, some, judged, reportOf);
        for (const { left, right, verdict } of judged) {
          if (verdict === 'not-same') expect(persons[left]).not.toBe(persons[right]);
        }
      }),
    );
  });

  it('each component gives the same alone as among the others', () => {
    fc.assert(
      fc.property(clues, judgements, (some, judged) => {
        const whole = cluster(count, some, judged);
        const loose = cluster(
          count,
          some,
          judged.filter((one) => one.verdict === 'same'),
        );
        const component = loose[0];
        const inside = (mention: number) => loose[mention] === component;
        const alone = cluster(
          count,
          some.filter((clue) => inside(clue.left) && inside(clue.right)),
          judged.filter((one) => inside(one.left) && inside(one.right)),
        );
        whole.forEach((person, mention) => {
          if (inside(mention)) expect(alone[mention]).toBe(person);
        });
      }),
    );
  });

  it('a hundred thousand pairs in one chain are joined without recursion', () => {
    const size = 100_000;
    const chain = Array.from({ length: size - 1 }, (_, n) => joinedBy(n, n + 1));
    expect(new Set(cluster(size, chain))).toEqual(new Set([0]));
  });
});
