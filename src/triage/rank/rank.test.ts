import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connection, contact, mention, place, rankFacts, rankFiles } from '../../../test/rank-facts.ts';
import type { ContentBand, NetworkFact, RankFacts, Statement } from './facts.ts';
import { prospectsOf, rankReport } from './rank.ts';

const tierOf = (changes: Partial<RankFacts>) => rankReport(rankFacts(changes)).tier;
const files = (total: number, band: ContentBand = 'first-seen') =>
  rankFiles({ total, withDigest: total, byBand: { ...rankFiles().byBand, [band]: total } });
const unknownOf = (changes: Partial<RankFacts>) =>
  prospectsOf(rankFacts(changes)).unknown.map((reason) => reason.code);

describe('the ladder of situations', () => {
  it.each<[string, Partial<RankFacts>, number]>([
    ['the sender states an imminent danger', { signals: { imminentDanger: true } }, 1],
    [
      'urgent, and a child can be located',
      { signals: { urgent: true }, victims: { mentioned: 1, locatable: true, places: [place] } },
      1,
    ],
    ['urgent, and solicitation goes on', { signals: { urgent: true, solicitation: true } }, 1],
    ['declared access to children', { persons: [mention({ accessToChildren: 'declared' })] }, 2],
    ['a child lives with the person', { persons: [mention({ livesWithChildren: 'declared' })] }, 2],
    ['a direct offence reported', { incidentType: 'Child Sexual Molestation' }, 2],
    ['solicitation', { signals: { solicitation: true } }, 3],
    ['commissioning', { signals: { commissioning: true } }, 3],
    ['blackmail', { signals: { sextortion: true } }, 3],
    ['production at home', { signals: { homeProduction: true }, files: files(1) }, 4],
    ['a hundred files', { files: files(100) }, 5],
    ['three reports from two senders', { files: files(1), person: { reports: 3, senders: 2 } }, 5],
    ['a chat group', { kind: 'chat' }, 6],
    ['one file', { files: files(1) }, 7],
    ['nothing that says anything', {}, 8],
  ])('%s', (_, changes, tier) => {
    expect(tierOf(changes)).toBe(tier);
  });

  it('an urgent mark alone orders inside its tier and is said', () => {
    const plain = rankReport(rankFacts({ files: files(1) }));
    const urgent = rankReport(rankFacts({ files: files(1), signals: { urgent: true } }));
    expect(urgent.tier).toBe(7);
    expect(urgent.factorOrder).toBeGreaterThan(plain.factorOrder);
    expect(urgent.reasons.map((reason) => reason.code)).toContain('triage.factor.urgent');
  });

  it('three reports from one sender are that sender repeating itself', () => {
    expect(tierOf({ files: files(1), person: { reports: 9, senders: 1 } })).toBe(7);
  });

  it('a denied access is a no and an unsaid one stays unknown: neither lifts', () => {
    expect(tierOf({ files: files(1), persons: [mention({ accessToChildren: 'denied' })] })).toBe(7);
    expect(unknownOf({ persons: [mention()] })).toContain('triage.unknown.access-to-children');
    expect(unknownOf({ persons: [mention({ accessToChildren: 'denied' })] })).not.toContain(
      'triage.unknown.access-to-children',
    );
  });

  it('a viral content is not lifted by its own volume, and a danger is never sunk by it', () => {
    const viral = {
      signals: { viralMeme: true },
      files: files(500, 'viral'),
      person: { reports: 40, senders: 9 },
    };
    expect(tierOf(viral)).toBe(7);
    expect(tierOf({ ...viral, signals: { viralMeme: true, imminentDanger: true } })).toBe(1);
  });

  it('one file that is not marked viral is enough to look at the report for itself', () => {
    const marked = rankFiles({ ...files(200), viralMark: { count: 199, places: [place] } });
    expect(tierOf({ files: marked })).toBe(5);
    expect(tierOf({ files: { ...marked, viralMark: { count: 200, places: [place] } } })).toBe(7);
  });

  it('spam with files stays at the foot of the ladder', () => {
    expect(tierOf({ signals: { spam: true }, files: files(3) })).toBe(8);
  });

  it('an exchange between minors stays where it is, with a note', () => {
    const alone = rankReport(rankFacts({ files: files(1) }));
    const peers = rankReport(rankFacts({ files: files(1), signals: { minorToMinor: true } }));
    expect([peers.tier, peers.factorOrder]).toEqual([alone.tier, alone.factorOrder]);
    expect(peers.reasons.map((reason) => reason.code)).toContain('triage.note.minor-to-minor');
  });

  it('an earlier conviction is one factor and never changes the tier', () => {
    const known = rankReport(rankFacts({ persons: [mention({ priorConviction: 'verified' })] }));
    expect(known.tier).toBe(8);
    expect(known.factorOrder).toBeGreaterThan(rankReport(rankFacts()).factorOrder);
  });

  it('a reason carries who stands behind it and where it is written', () => {
    const there = { sourceId: '7', locator: 'json:/p/1' };
    const rank = rankReport(
      rankFacts({ persons: [mention({ place: there, accessToChildren: 'verified' })] }),
    );
    expect(rank.reasons[0]).toEqual({
      code: 'triage.because.access-to-children',
      params: {},
      standing: 'verified',
      places: [there],
    });
  });
});

describe('the factors inside a tier', () => {
  const orderOf = (changes: Partial<RankFacts>) => rankReport(rankFacts(changes)).factorOrder;

  it('a content never seen comes before one seen, before a viral one, before none', () => {
    const orders = (['first-seen', 'few', 'several', 'viral'] as const).map((band) =>
      orderOf({ files: files(1, band) }),
    );
    expect(orders).toEqual([...orders].sort((left, right) => right - left));
    expect(new Set(orders).size).toBe(4);
  });

  it('a verified access comes before a declared one', () => {
    expect(orderOf({ persons: [mention({ accessToChildren: 'verified' })] })).toBeGreaterThan(
      orderOf({ persons: [mention({ accessToChildren: 'declared' })] }),
    );
  });

  it('at most eight factors are shown', () => {
    const rank = rankReport(everything);
    const factors = rank.reasons.filter((reason) => reason.code.startsWith('triage.factor.'));
    expect(factors.length).toBeLessThanOrEqual(8);
    expect(rank.factorOrder).toBeLessThan(2 ** 32);
  });
});

const statement = fc.constantFrom<Statement | undefined>('declared', 'verified', 'denied', undefined);
const anyMention = fc
  .record({
    accessToChildren: statement,
    accessToVictim: statement,
    livesWithChildren: statement,
    priorConviction: statement,
    administersGroup: fc.constantFrom(true, undefined),
    priorReports: fc.constantFrom(undefined, 0, 1, 7),
    locator: fc.string({ maxLength: 4 }),
  })
  .map(({ locator, ...said }) => ({
    place: { sourceId: '1', locator },
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  }));
const signalNames = [
  'urgent',
  'imminentDanger',
  'solicitation',
  'sextortion',
  'commissioning',
  'homeProduction',
  'commercial',
  'sadistic',
  'groupAdministrator',
  'spam',
  'viralMeme',
  'minorToMinor',
] as const;
const anySignals = fc
  .array(fc.tuple(fc.constantFrom(...signalNames), fc.boolean()), { maxLength: 4 })
  .map((entries) => Object.fromEntries(entries));
const networks: Readonly<Record<string, NetworkFact | null>> = {
  '240.0.0.1': null,
  '240.0.0.2': { country: 'FR', area: 'Nord', kind: 'fixed' },
  '240.0.0.3': { country: 'FR', area: null, kind: 'shared' },
  '240.9.0.1': { country: 'BE', area: 'Gand', kind: 'vpn' },
};
const anyConnection = fc
  .record({
    address: fc.constantFrom(...Object.keys(networks)),
    event: fc.constantFrom('upload' as const, 'login' as const, 'unknown' as const),
    at: fc.constantFrom('2026-10-30T10:00:00.000Z', '2026-01-02T10:00:00.000Z', null),
    port: fc.constantFrom(4000, null),
    sightings: fc.constant(1),
    place: fc.string({ maxLength: 3 }).map((locator) => ({ sourceId: '1', locator })),
  })
  .map((seen) => ({ ...seen, network: networks[seen.address] ?? null }));
const anyFacts: fc.Arbitrary<RankFacts> = fc
  .record({
    kind: fc.constantFrom('platform', 'peer-to-peer', 'chat'),
    incidentType: fc.constantFrom(
      null,
      'Child Sexual Molestation',
      'Misleading Domain Name',
      'Child Sex Trafficking',
    ),
    signals: anySignals,
    observations: fc.constantFrom(0, 3, 700),
    persons: fc.array(anyMention, { maxLength: 4 }),
    connections: fc.array(anyConnection, { maxLength: 5 }),
    contacts: fc.array(
      fc.record({
        kind: fc.constantFrom('account' as const, 'phone' as const, 'email' as const),
        verified: fc.boolean(),
        structured: fc.boolean(),
        display: fc.constantFrom('a', 'b'),
        place: fc.string({ maxLength: 3 }).map((locator) => ({ sourceId: '1', locator })),
      }),
      { maxLength: 4 },
    ),
    total: fc.constantFrom(0, 1, 12, 150),
    band: fc.constantFrom<ContentBand>('first-seen', 'few', 'several', 'viral'),
    reports: fc.integer({ min: 1, max: 20 }),
    senders: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ total, band, reports, senders, ...facts }) =>
    rankFacts({ ...facts, files: files(total, band), person: { reports, senders } }),
  );

const everything = rankFacts({
  signals: { urgent: true },
  persons: [mention({ accessToChildren: 'verified', priorConviction: 'verified', priorReports: 12 })],
  files: files(5000),
  person: { reports: 50, senders: 50 },
});

/** More urgent first: a lower tier, or the same with a higher order. */
function urgency(facts: RankFacts): number {
  const rank = rankReport(facts);
  return (8 - rank.tier) * 2 ** 40 + rank.factorOrder;
}

describe('properties of the rank', () => {
  it('the same facts give the same rank, whatever their order', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const shuffled = {
          ...facts,
          persons: [...facts.persons].reverse(),
          connections: [...facts.connections].reverse(),
          contacts: [...facts.contacts].reverse(),
        };
        expect(rankReport(shuffled)).toEqual(rankReport(facts));
        expect(prospectsOf(shuffled)).toEqual(prospectsOf(facts));
      }),
      { numRuns: 1_000 },
    );
  });

  it('an aggravating fact never lowers the urgency', () => {
    const aggravations: ((facts: RankFacts) => RankFacts)[] = [
      ...(
        [
          'urgent',
          'imminentDanger',
          'solicitation',
          'sextortion',
          'commissioning',
          'homeProduction',
          'commercial',
          'sadistic',
          'groupAdministrator',
        ] as const
      ).map((signal) => (facts: RankFacts) => ({ ...facts, signals: { ...facts.signals, [signal]: true } })),
      (facts) => ({ ...facts, persons: [...facts.persons, mention({ accessToChildren: 'declared' })] }),
      (facts) => ({ ...facts, persons: [...facts.persons, mention({ livesWithChildren: 'verified' })] }),
      (facts) => ({ ...facts, persons: [...facts.persons, mention({ priorConviction: 'verified' })] }),
      (facts) => ({
        ...facts,
        person: { reports: facts.person.reports + 1, senders: facts.person.senders + 1 },
      }),
      (facts) => ({ ...facts, observations: facts.observations + 500 }),
      (facts) => ({
        ...facts,
        files: {
          ...facts.files,
          total: facts.files.total + 1,
          byBand: { ...facts.files.byBand, 'first-seen': facts.files.byBand['first-seen'] + 1 },
        },
      }),
      (facts) => ({
        ...facts,
        files: {
          ...facts.files,
          total: facts.files.total + 1,
          byBand: { ...facts.files.byBand, viral: facts.files.byBand.viral + 1 },
        },
      }),
      (facts) => ({ ...facts, victims: { mentioned: 1, locatable: true, places: [place] } }),
    ];
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...aggravations), (facts, aggravate) => {
        expect(urgency(aggravate(facts))).toBeGreaterThanOrEqual(urgency(facts));
      }),
      { numRuns: 500 },
    );
  });

  it('where somebody lives or comes from moves no rank and no workability', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const elsewhere = (country: string, city: string) => ({
          ...facts,
          connections: [],
          declaredAreas: [{ country, city, place }],
        });
        const here = rankReport(elsewhere('FR', 'Lille'));
        const there = rankReport(elsewhere('ZZ', 'Ailleurs'));
        expect([there.tier, there.factorOrder, there.workability]).toEqual([
          here.tier,
          here.factorOrder,
          here.workability,
        ]);
      }),
    );
  });

  it('the facts of a rank have no place for what a person is', () => {
    const keys = Object.keys({ ...everything, ...everything.persons[0], ...contact(), ...connection() });
    const forbidden =
      /age|birth|sex$|gender|origin|nation|relig|race|address$|wealth|income|family|profession|occupation|name$|label/i;
    // `address` is the IP address of a connection, looked up for its network and quoted in requests.
    expect(keys.filter((key) => forbidden.test(key) && key !== 'address')).toEqual([]);
  });

  it('grows in proportion to the facts', () => {
    const many = (count: number) =>
      rankFacts({
        connections: Array.from({ length: count }, (_, index) =>
          connection({ address: `240.0.${index >> 8}.${index & 255}` }),
        ),
        persons: Array.from({ length: count }, () => mention({ accessToChildren: 'declared' })),
      });
    const secondsFor = (count: number) => {
      const facts = many(count);
      const runs = Array.from({ length: 5 }, () => {
        // Processor time: other work on the machine does not count.
        const before = process.cpuUsage();
        rankReport(facts);
        return process.cpuUsage(before).user;
      });
      return Math.min(...runs);
    };
    secondsFor(2_000);
    const exponent = Math.log(secondsFor(32_000) / secondsFor(4_000)) / Math.log(8);
    // Halfway between linear and quadratic, on the side that a busy machine does not reach.
    expect(exponent).toBeLessThan(1.7);
  });
});
