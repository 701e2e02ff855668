import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { execute } from '../../test/harness/execute.ts';
import { historyOf, listJournal } from './index.ts';

const report = { kind: 'report', id: '12' };

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

it.each([
  ['changed', "UPDATE audit.entry SET act = 'x.y'"],
  ['deleted', 'DELETE FROM audit.entry'],
  ['emptied', 'TRUNCATE audit.entry'],
])('a line of the journal cannot be %s', async (_, statement) => {
  await db.act((ctx) => ctx.record({ act: 'test.done', subject: report }));
  await expect(execute(db.connection, statement)).rejects.toThrow('append-only');
});

it('an act that fails takes its line with it', async () => {
  const before = await lines();
  const failed = db.act(async (ctx) => {
    await ctx.record({ act: 'test.lost', subject: report });
    throw new Error('the act fails');
  });
  await expect(failed).rejects.toThrow('the act fails');
  expect(await lines()).toBe(before);
});

it('an entry that carries content makes the act fail', async () => {
  const act = db.act((ctx) =>
    ctx.record({ act: 'test.talks', subject: report, details: { who: 'somebody by name' } }),
  );
  await expect(act).rejects.toThrow('journal');
});

it('the history of a subject is its own, oldest first', async () => {
  const subject = { kind: 'report', id: '77' };
  await db.act((ctx) => ctx.record({ act: 'test.first', subject, details: { count: 1 } }));
  await db.act((ctx) => ctx.record({ act: 'test.other', subject: report }));
  await db.act((ctx) => ctx.record({ act: 'test.second', subject }), { name: 'Another Officer' });
  const history = await db.act((ctx) => historyOf(ctx, subject));
  expect(history).toEqual([
    { at: '2026-11-21T12:00:00.000Z', act: 'test.first', actorName: 'test officer', details: { count: 1 } },
    { at: '2026-11-21T12:00:00.000Z', act: 'test.second', actorName: 'Another Officer', details: {} },
  ]);
});

it.each(['analyst', 'head', 'account-admin', 'visitor'])('%s may not read the journal', async (role) => {
  const act = db.act((ctx) => listJournal(ctx, {}), { role });
  await expect(act).rejects.toMatchObject({ kind: 'forbidden' });
});

async function lines(): Promise<number> {
  const page = await db.act((ctx) => listJournal(ctx, { limit: 500 }), { role: 'auditor' });
  return page.entries.filter((entry) => entry.act.startsWith('test.')).length;
}
