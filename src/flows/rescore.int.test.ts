import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { plantFacts, readPersons } from '../../test/harness/planted-facts.ts';
import type { Runtime } from '../platform/runtime.ts';
import { rescore } from './rescore.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

/** The flow uses acts only; a test needs no vault. */
const runtime = () => ({ act: db.act }) as unknown as Runtime;

const report = (name: string, account: string) => ({
  name,
  receivedAt: '2026-10-01T00:00:00Z',
  mentions: [{ locator: 'json:/0', observations: [{ kind: 'account', value: `service␟${account}` }] }],
});
const waiting = () =>
  db.database.transaction((tx) =>
    tx.one<{ count: number }>(sql`SELECT count(*)::integer AS count FROM intake.fresh_report`),
  );
const queue = () =>
  db.database.transaction((tx) =>
    tx.rows<{ ref: string; reports: number }>(sql`
      SELECT r.external_ref AS ref, k.person_reports AS reports
      FROM triage.rank k JOIN intake.report r ON r.id = k.report_id ORDER BY 1`),
  );

it('what waits is linked and ranked, what it touches is ranked again, and nothing waits any more', async () => {
  await db.act(async (ctx) => {
    await plantFacts(ctx.tx, [report('a', 'one'), report('b', 'two')]);
    await ctx.record({ act: 'test.planted', subject: { kind: 'report', id: null } });
  });
  expect(await rescore(runtime())).toEqual({ fresh: 2, ranked: 2 });
  await db.act((ctx) => plantFacts(ctx.tx, [report('c', 'one')]));
  expect(await rescore(runtime())).toMatchObject({ fresh: 1 });
  expect((await waiting()).count).toBe(0);
  expect(await queue()).toEqual([
    { ref: 'a', reports: 2 },
    { ref: 'b', reports: 1 },
    { ref: 'c', reports: 2 },
  ]);
});

it('a rebuild gives the same queue and the same persons', async () => {
  const before = [await queue(), await db.database.transaction((tx) => readPersons(tx))];
  expect(await rescore(runtime(), { all: true })).toEqual({ fresh: 0, ranked: 3 });
  expect([await queue(), await db.database.transaction((tx) => readPersons(tx))]).toEqual(before);
});

it('with nothing to do it does nothing, and says so in the journal', async () => {
  expect(await rescore(runtime())).toEqual({ fresh: 0, ranked: 0 });
  const { act } = await db.database.transaction((tx) =>
    tx.one<{ act: string }>(sql`SELECT act FROM audit.entry ORDER BY seq DESC LIMIT 1`),
  );
  expect(act).toBe('links.relinked');
});
