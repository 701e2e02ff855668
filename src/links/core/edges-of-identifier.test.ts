import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsAccounts, edgesOfIdentifier } from './edges-of-identifier.ts';
import type { Edge, NetworkKind, Sighting } from './evidence.ts';
import { links1 } from './policy.ts';

const seen = (mention: number, rest: Partial<Sighting> = {}): Sighting => ({
  mention,
  report: 100 + mention,
  who: -1,
  at: null,
  port: null,
  structured: true,
  ...rest,
});

const evidenceOf = (kind: string, sightings: readonly Sighting[], network: NetworkKind | null = null) =>
  edgesOfIdentifier(links1, { kind, network, sightings });
const pairsOf = (edges: readonly Edge[]) => edges.map(({ left, right }) => `${left}-${right}`).sort();

const minute = 60_000;

describe('an identifier carried by several mentions', () => {
  it('one account links all its mentions to the first one, and one account decides', () => {
    const { edges } = evidenceOf('account', [seen(3), seen(1), seen(2)]);
    expect(pairsOf(edges)).toEqual(['1-2', '1-3']);
    expect(edges.every((edge) => edge.bits >= links1.thresholdBits)).toBe(true);
  });

  it('a mention seen twice with the identifier is one mention', () => {
    expect(evidenceOf('email', [seen(1), seen(1)]).edges).toEqual([]);
    expect(evidenceOf('email', [seen(1), seen(2, { structured: false }), seen(2)]).edges).toEqual([
      { left: 1, right: 2, clue: 'same-email', bits: 26, gapMs: -1 },
    ]);
  });

  it('one e-mail quoted in free text never decides alone, two different clues in free text do', () => {
    const [edge] = evidenceOf('email', [seen(1), seen(2, { structured: false })]).edges;
    expect(edge?.bits).toBeLessThan(links1.thresholdBits);
    expect((edge?.bits ?? 0) * 2).toBeGreaterThanOrEqual(links1.thresholdBits);
  });

  it('a screen name never decides, not even with one free-text clue', () => {
    const [name] = evidenceOf('screen-name', [seen(1), seen(2)]).edges;
    const [quoted] = evidenceOf('phone', [seen(1, { structured: false }), seen(2)]).edges;
    expect((name?.bits ?? 0) + (quoted?.bits ?? 0)).toBeLessThan(links1.thresholdBits);
  });

  it('two people of one report with the same pseudonym or device are not linked by it', () => {
    const together = [seen(1, { report: 7 }), seen(2, { report: 7 })];
    expect(evidenceOf('screen-name', together).edges).toEqual([]);
    expect(evidenceOf('device', together).edges).toEqual([]);
    expect(evidenceOf('account', together).edges).toHaveLength(1);
  });

  it('a device number under hundreds of reports and many accounts says nothing any more, and says why', () => {
    const many = Array.from({ length: 201 }, (_, n) => seen(n, { who: n % 3 }));
    expect(evidenceOf('device', many)).toEqual({
      edges: [],
      discount: { code: 'common-identifier', mentions: 201, accounts: 3 },
    });
    const one = Array.from({ length: 500 }, (_, n) => seen(n, { who: 1 }));
    expect(evidenceOf('device', one).edges).toHaveLength(499);
    expect(evidenceOf('account', one).edges).toHaveLength(499);
  });

  it('a sender’s own contact address in hundreds of narratives links nobody', () => {
    const quoted = Array.from({ length: 51 }, (_, n) => seen(n, { structured: false }));
    expect(evidenceOf('email', quoted)).toEqual({
      edges: [],
      discount: { code: 'common-weak-clue', mentions: 51 },
    });
  });

  it('an unknown kind of identifier links nobody', () => {
    expect(evidenceOf('shoe-size', [seen(1), seen(2)]).edges).toEqual([]);
  });
});

describe('an address', () => {
  const at = (mention: number, minutes: number, rest: Partial<Sighting> = {}) =>
    seen(mention, { at: minutes * minute, ...rest });

  it('links on a fixed line within ten minutes, and no longer', () => {
    expect(evidenceOf('ip', [at(1, 0), at(2, 10)], 'fixed').edges).toEqual([
      { left: 1, right: 2, clue: 'same-address', bits: 22, gapMs: 10 * minute },
    ]);
    expect(evidenceOf('ip', [at(1, 0), at(2, 10.1)], 'fixed').edges).toEqual([]);
  });

  it('without a known UTC time links nobody', () => {
    expect(evidenceOf('ip', [seen(1), seen(2)], 'fixed').edges).toEqual([]);
  });

  it.each(['vpn', 'tor', 'hosting'] as const)('of a %s links nobody, even with the same port', (network) => {
    const { edges, discount } = evidenceOf('ip', [at(1, 0, { port: 9 }), at(2, 1, { port: 9 })], network);
    expect(edges).toEqual([]);
    expect(discount).toEqual({ code: 'no-line-behind-address', network });
  });

  it.each(['mobile', 'shared'] as const)('of a %s network needs the same port too', (network) => {
    expect(evidenceOf('ip', [at(1, 0), at(2, 1)], network).edges).toEqual([]);
    expect(evidenceOf('ip', [at(1, 0, { port: 1 }), at(2, 1, { port: 2 })], network).edges).toEqual([]);
    const same = [at(1, 0, { port: 1 }), at(2, 1, { port: 2 }), at(3, 2, { port: 1 })];
    expect(pairsOf(evidenceOf('ip', same, network).edges)).toEqual(['1-3']);
  });

  it('of an unknown network is a weak clue, and a strong one with the port', () => {
    const [weak] = evidenceOf('ip', [at(1, 0), at(2, 1)]).edges;
    expect(weak?.bits).toBeLessThan(links1.thresholdBits);
    const [strong] = evidenceOf('ip', [at(1, 0, { port: 4 }), at(2, 1, { port: 4 })]).edges;
    expect(strong?.bits).toBeGreaterThanOrEqual(links1.thresholdBits);
  });

  it('used by more than eight accounts in a day is shared that day, and only that day', () => {
    const crowd = Array.from({ length: 9 }, (_, n) => at(n, n, { who: n }));
    const nextDay = [at(20, 1440, { who: 1 }), at(21, 1441, { who: 2 })];
    const { edges, discount } = evidenceOf('ip', [...crowd, ...nextDay], 'fixed');
    expect(pairsOf(edges)).toEqual(['20-21']);
    expect(discount).toEqual({ code: 'crowded-address', accounts: 9 });
  });

  it('used by one account five hundred times stays a line of one person', () => {
    const one = Array.from({ length: 500 }, (_, n) => at(n, n / 10, { who: 1 }));
    expect(evidenceOf('ip', one, 'fixed').edges).toHaveLength(499);
  });

  it('links past a second person of the same report, never the two to each other', () => {
    const sightings = [at(1, 0, { report: 7 }), at(2, 1, { report: 7 }), at(3, 2), at(4, 3, { report: 103 })];
    expect(pairsOf(evidenceOf('ip', sightings, 'fixed').edges)).toEqual(['2-3', '2-4']);
  });
});

const aSighting = fc.record({
  mention: fc.integer({ min: 0, max: 12 }),
  at: fc.option(fc.integer({ min: 0, max: 3 * 1440 }).map((minutes) => minutes * minute)),
  port: fc.option(fc.integer({ min: 1, max: 3 })),
  structured: fc.boolean(),
});
const someSightings = fc
  .array(aSighting, { maxLength: 60 })
  .map((list) =>
    list.map((one) => ({ ...one, report: Math.floor(one.mention / 2), who: (one.mention % 5) - 1 })),
  );
const aKind = fc.constantFrom('account', 'email', 'device', 'screen-name', 'url', 'ip');
const aNetwork = fc.constantFrom<NetworkKind | null>(null, 'fixed', 'mobile', 'vpn');

describe('properties', () => {
  it('the order of sightings never matters', () => {
    fc.assert(
      fc.property(aKind, aNetwork, someSightings, fc.array(fc.nat()), (kind, network, sightings, keys) => {
        const shuffled = sightings
          .map((one, n) => ({ one, key: keys[n % Math.max(1, keys.length)] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const key = (edge: Edge) => JSON.stringify(edge);
        const original = evidenceOf(kind, sightings, network);
        const other = evidenceOf(kind, shuffled, network);
        expect(other.edges.map(key).sort()).toEqual(original.edges.map(key).sort());
        expect(other.discount).toEqual(original.discount);
      }),
    );
  });

  it('edges join different mentions, once a pair, left before right', () => {
    fc.assert(
      fc.property(aKind, aNetwork, someSightings, (kind, network, sightings) => {
        const { edges } = evidenceOf(kind, sightings, network);
        expect(edges.every((edge) => edge.left < edge.right)).toBe(true);
        expect(new Set(pairsOf(edges)).size).toBe(edges.length);
      }),
    );
  });

  it('where accounts do not count, knowing them changes nothing', () => {
    fc.assert(
      fc.property(aKind, aNetwork, someSightings, (kind, network, sightings) => {
        fc.pre(!countsAccounts(links1, { kind, network, sightings }));
        const anonymous = sightings.map((sighting) => ({ ...sighting, who: -1 }));
        expect(evidenceOf(kind, anonymous, network)).toEqual(evidenceOf(kind, sightings, network));
      }),
    );
  });

  it('cost grows linearly with the number of mentions', () => {
    const edgesFor = (count: number, kind: string, structured: boolean) =>
      evidenceOf(
        kind,
        Array.from({ length: count }, (_, n) => at(n, structured)),
        'fixed',
      ).edges.length;
    const at = (n: number, structured: boolean) => seen(n, { structured, at: n * 1000, who: 1 });
    for (const kind of ['account', 'ip']) {
      expect(edgesFor(20_000, kind, true)).toBeLessThan(20_000);
    }
    expect(edgesFor(50, 'email', false)).toBeLessThan(50 * links1.weak.span);
  });
});
