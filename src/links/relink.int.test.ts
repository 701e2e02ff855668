import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { type PlantedReport, plantFacts, readPersons } from '../../test/harness/planted-facts.ts';
import { loadNetworks } from '../jurisdiction/index.ts';
import { judge, relink, retractJudgement } from './index.ts';

const networks = [
  'network,country,area,provider,kind,version',
  '240.0.0.0/8,FR,,Example Fixe,fixed,t1',
  '240.9.0.0/16,FR,,Example Mobile,mobile,t1',
  '240.8.0.0/16,FR,,Example VPN,vpn,t1',
].join('\n');

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.act((ctx) => loadNetworks(ctx, { csv: networks }));
});
afterAll(() => db.drop());
beforeEach(() => emptyFacts());

async function emptyFacts() {
  await db.database.transaction(async (tx) => {
    // Facts refuse change by trigger; a test database may start afresh.
    await tx.run(sql`SET LOCAL session_replication_role = replica`);
    await tx.run(sql`DELETE FROM identity.observation`);
    await tx.run(sql`DELETE FROM identity.identifier`);
    await tx.run(sql`DELETE FROM identity.observed_person`);
    await tx.run(sql`DELETE FROM intake.report`);
    await tx.run(sql`DELETE FROM intake.source`);
    await tx.run(sql`DELETE FROM intake.fresh_report`);
    await tx.run(sql`DELETE FROM links.edge`);
    await tx.run(sql`DELETE FROM links.discount`);
    await tx.run(sql`DELETE FROM links.membership`);
    await tx.run(sql`DELETE FROM links.judgement`);
  });
}

/** Plants the reports, links them, and tells who is who. */
async function arrive(reports: readonly PlantedReport[]) {
  await db.act(async (ctx) => {
    const ids = await plantFacts(ctx.tx, reports);
    await relink(ctx, { observedFrom: ids });
  });
  return db.database.transaction((tx) => readPersons(tx));
}

/** Everything links holds, by natural keys. */
async function derivedState() {
  return db.database.transaction(async (tx) => ({
    persons: await readPersons(tx),
    edges: await tx.rows(sql`
      SELECT i.kind, i.value, e.clue, e.bits, e.gap_ms, least(a.mention, b.mention) AS a,
        greatest(a.mention, b.mention) AS b
      FROM links.edge e JOIN identity.identifier i ON i.id = e.identifier_id
      JOIN LATERAL (SELECT r.external_ref || '#' || p.locator AS mention FROM identity.observed_person p
        JOIN intake.report r ON r.id = p.report_id WHERE p.id = e.left_id) a ON true
      JOIN LATERAL (SELECT r.external_ref || '#' || p.locator AS mention FROM identity.observed_person p
        JOIN intake.report r ON r.id = p.report_id WHERE p.id = e.right_id) b ON true
      ORDER BY i.kind, i.value, 6, 7`),
    discounts: await tx.rows(sql`
      SELECT i.kind, i.value, d.code, d.params FROM links.discount d
      JOIN identity.identifier i ON i.id = d.identifier_id ORDER BY 1, 2`),
  }));
}

const report = (name: string, ...observations: PlantedReport['mentions'][number]['observations'][]) => ({
  name,
  receivedAt: `2026-10-01T00:00:00Z`,
  mentions: observations.map((list, at) => ({ locator: `json:/${at}`, observations: list })),
});
const account = (value: string) => ({ kind: 'account', value: `service␟${value}` });
const address = (value: string, at?: string, port?: number) => ({
  kind: 'ip',
  value,
  ...(at === undefined ? {} : { at }),
  ...(port === undefined ? {} : { port }),
});

describe('what links two mentions', () => {
  it('500 reports of one account are 500 reports of one person', async () => {
    const reports = Array.from({ length: 500 }, (_, n) =>
      report(`r${String(n).padStart(3, '0')}`, [
        account('one'),
        address('240.1.1.1', '2026-10-01T10:00:00Z'),
      ]),
    );
    const persons = await arrive(reports);
    expect(new Set(Object.values(persons)).size).toBe(1);
  });

  it('people behind one shared carrier address stay apart, unless the port tells the line', async () => {
    const persons = await arrive([
      report('a', [account('a'), address('240.9.1.1', '2026-10-01T10:00:00Z', 1111)]),
      report('b', [account('b'), address('240.9.1.1', '2026-10-01T10:01:00Z', 2222)]),
      report('c', [account('c'), address('240.9.1.1', '2026-10-01T10:02:00Z', 1111)]),
      report('d', [account('d'), address('240.9.1.1', '2026-10-01T10:03:00Z')]),
    ]);
    expect(new Set(Object.values(persons)).size).toBe(3);
    expect(persons['a#json:/0']).toBe(persons['c#json:/0']);
  });

  it('a victim with the same phone is never merged with a suspect', async () => {
    const persons = await arrive([
      {
        name: 'a',
        mentions: [
          { locator: 's', observations: [{ kind: 'phone', value: '+33639980001' }] },
          { locator: 'v', role: 'victim', observations: [{ kind: 'phone', value: '+33639980001' }] },
        ],
      },
    ]);
    expect(persons).toEqual({ 'a#s': 'a#s' });
  });

  it('an address without a known time links nobody', async () => {
    const persons = await arrive([
      report('a', [account('a'), address('240.1.1.1')]),
      report('b', [account('b'), address('240.1.1.1')]),
    ]);
    expect(new Set(Object.values(persons)).size).toBe(2);
  });
});

const instants = ['10:00', '10:05', '10:12', '10:30', '23:58'];
const anObservation = fc.oneof(
  fc.record({ kind: fc.constant('account'), value: fc.constantFrom('s␟a', 's␟b', 's␟c', 's␟d', 's␟e') }),
  fc.record({
    kind: fc.constantFrom('email', 'phone', 'device', 'screen-name', 'name-birth-date'),
    value: fc.constantFrom('1', '2', '3'),
    freeText: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('ip'),
    value: fc.constantFrom('240.1.0.1', '240.9.0.1', '240.8.0.1', '241.0.0.1'),
    at: fc.constantFrom(...instants).map((time) => `2026-10-01T${time}:00Z`),
    port: fc.constantFrom(1000, 2000),
  }),
);
const aWorld = fc
  .array(
    fc.record({
      day: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      mentions: fc.array(fc.array(anObservation, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((drafts) =>
    drafts.map(
      ({ day, mentions }, at): PlantedReport => ({
        name: `r${at}`,
        ...(day === undefined ? {} : { receivedAt: `2026-10-0${day}T00:00:00Z` }),
        mentions: mentions.map((observations, place) => ({ locator: `json:/${place}`, observations })),
      }),
    ),
  );

describe('links are a pure function of the facts', () => {
  it('arrival order and grouping are irrelevant, and a rebuild changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, fc.integer(), fc.integer({ min: 1, max: 4 }), async (world, seed, size) => {
        await emptyFacts();
        await arrive(world);
        const together = await derivedState();
        await emptyFacts();
        const shuffled = world
          .map((one, at) => ({ one, at: Math.imul(at + 1, seed | 1) % 1009 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        for (let at = 0; at < shuffled.length; at += size) await arrive(shuffled.slice(at, at + size));
        expect(await derivedState()).toEqual(together);
        await db.act((ctx) => relink(ctx, { all: true }));
        expect(await derivedState()).toEqual(together);
      }),
      { numRuns: 25 },
    );
  });

  it('a first computation of everything gives what step by step gives', async () => {
    await fc.assert(
      fc.asyncProperty(aWorld, async (world) => {
        await emptyFacts();
        await arrive(world);
        const stepwise = await derivedState();
        await db.database.transaction(async (tx) => {
          await tx.run(sql`DELETE FROM links.edge`);
          await tx.run(sql`DELETE FROM links.discount`);
          await tx.run(sql`DELETE FROM links.membership`);
        });
        await db.act((ctx) => relink(ctx, { all: true }));
        expect(await derivedState()).toEqual(stepwise);
      }),
      { numRuns: 15 },
    );
  });

  it('judgements in any world: a rebuild keeps them, and taking them back leaves no trace', async () => {
    const somePicks = fc.array(
      fc.tuple(
        fc.nat(99),
        fc.nat(99),
        fc.constantFrom('same' as const, 'not-same' as const, 'unsure' as const),
      ),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(aWorld, somePicks, async (world, picks) => {
        await emptyFacts();
        await arrive(world);
        const before = await derivedState();
        const ids = await db.database.transaction((tx) =>
          tx.rows<{ id: string }>(sql`SELECT observed_person_id AS id FROM links.membership ORDER BY 1`),
        );
        const given: string[] = [];
        for (const [a, b, verdict] of picks) {
          const [left, right] = [ids[a % ids.length]?.id ?? '', ids[b % ids.length]?.id ?? ''];
          if (left === right) continue;
          const judged = await db.act((ctx) => judge(ctx, { left, right, verdict, reason: 'essai' }));
          given.push(judged.id);
        }
        const decided = await derivedState();
        await db.act((ctx) => relink(ctx, { all: true }));
        expect(await derivedState()).toEqual(decided);
        for (const id of given) await db.act((ctx) => retractJudgement(ctx, { id, reason: 'essai' }));
        expect(await derivedState()).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});
