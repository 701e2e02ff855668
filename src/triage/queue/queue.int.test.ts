import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { addReport } from '../../../test/world.ts';
import type { QueueQuery, QueueRow } from '../contract.ts';
import { claimReport, closeReport, releaseReport, reopenReport } from '../handling/handle-report.ts';
import { readReport } from '../report/read-report.ts';
import { rescoreReports } from '../rescore/rescore-reports.ts';
import { queueSummary } from './queue-summary.ts';
import { readQueue } from './read-queue.ts';

let db: TestDatabase;
let camille: { accountId: string; role: string };
let sam: { accountId: string; role: string };
beforeAll(async () => {
  db = await testDatabase();
  camille = { accountId: await addAccount('camille'), role: 'analyst' };
  sam = { accountId: await addAccount('sam'), role: 'investigator' };
  await db.act(async (ctx) => {
    for (let index = 0; index < 60; index += 1) await addReport(ctx.tx, worldReport(index));
    await rescoreReports(ctx, { all: true });
  });
});
afterAll(() => db.drop());

/** Few instants, few tiers: ties everywhere, so that a page that sorts loosely loses or repeats rows. */
function worldReport(index: number) {
  const at = `2026-${String(1 + (index % 11)).padStart(2, '0')}-05T10:00:00Z`;
  const identifiers =
    index % 4 === 0 ? [] : [{ kind: 'ip' as const, value: `240.0.0.${index}`, at, event: 'login' }];
  return {
    kind: index % 9 === 0 ? ('foreign-list' as const) : ('platform' as const),
    sender: `Example ${index % 3}`,
    receivedAt: `2026-11-0${1 + (index % 4)}T08:00:00.${100 + (index % 3)}Z`,
    signals: index % 6 === 0 ? { solicitation: true } : {},
    persons: [{ identifiers }],
    files: index % 2 === 0 ? [{ content: `c${index}` }] : [],
  };
}

async function everyPage(query: QueueQuery): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await db.act((ctx) =>
      readQueue(ctx, { ...query, limit: 7, ...(cursor === undefined ? {} : { cursor }) }),
    );
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

describe('the queue', () => {
  it.each(['rank', 'evidence', 'received'] as const)(
    'by %s, pages follow one another without loss or repetition',
    async (sort) => {
      const paged = await everyPage({ sort });
      const whole = await db.act((ctx) => readQueue(ctx, { sort, limit: 200 }));
      expect(paged.map((row) => row.id)).toEqual(whole.rows.map((row) => row.id));
      expect(new Set(paged.map((row) => row.id)).size).toBe(60);
    },
  );

  it('what can still be lost comes first, then what was lost, then what has no clock', async () => {
    const deadlines = (await everyPage({ sort: 'evidence' })).map((row) => row.evidenceDeadline);
    const today = '2026-11-21';
    const phases = deadlines.map((day) => (day === null ? 2 : day >= today ? 0 : 1));
    expect(phases).toEqual([...phases].sort());
    const coming = deadlines.filter((day) => day !== null && day >= today);
    expect(coming).toEqual([...coming].sort());
    expect(new Set(phases)).toEqual(new Set([0, 2]));
  });

  it('every filter keeps exactly the rows that answer it', async () => {
    const all = await everyPage({});
    const filters: readonly (readonly [QueueQuery, (row: QueueRow) => boolean])[] = [
      [{ tier: 3 }, (row) => row.tier === 3],
      [{ kind: 'foreign-list' }, (row) => row.kind === 'foreign-list'],
      [{ sender: 'Example 1' }, (row) => row.sender === 'Example 1'],
      [{ minWorkability: 2 }, (row) => row.workability >= 2],
      [{ content: 'first-seen' }, (row) => row.contentStanding === 'first-seen'],
      [{ assignee: 'nobody', tier: 8 }, (row) => row.tier === 8],
      [{ sender: 'Example \u0000' }, () => false],
    ];
    for (const [query, keeps] of filters) {
      const found = await everyPage(query);
      expect(found.map((row) => row.id)).toEqual(all.filter(keeps).map((row) => row.id));
    }
  });

  it('a cursor of another order, or no cursor at all, is refused by its code', async () => {
    const page = await db.act((ctx) => readQueue(ctx, { limit: 1 }));
    for (const cursor of [
      page.nextCursor ?? '',
      'bm90IGpzb24',
      Buffer.from('["received","x","1"]').toString('base64url'),
    ]) {
      await expect(db.act((ctx) => readQueue(ctx, { sort: 'received', cursor }))).rejects.toMatchObject({
        code: 'triage.cursor-invalid',
      });
    }
  });

  it('counts what it lists', async () => {
    const summary = await db.act((ctx) => queueSummary(ctx), camille);
    const all = await everyPage({});
    expect(summary).toMatchObject({ total: 60, open: 60, new: 60, mine: 0 });
    for (const { tier, count } of summary.byTier)
      expect(all.filter((row) => row.tier === tier)).toHaveLength(count);
    expect(summary.quadrant.reduce((sum, cell) => sum + cell.count, 0)).toBe(60);
  });

  it('is refused to the auditor, and every reading is in the journal', async () => {
    await expect(db.act((ctx) => readQueue(ctx, {}), { role: 'auditor' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(db.act((ctx) => queueSummary(ctx), { role: 'account-admin' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    const acts = await db.act((ctx) =>
      ctx.tx.rows<{ act: string }>(
        sql`SELECT DISTINCT act FROM audit.entry WHERE act LIKE 'triage.queue-%' ORDER BY 1`,
      ),
    );
    expect(acts.map((row) => row.act)).toEqual(['triage.queue-counted', 'triage.queue-read']);
  });
});

describe('working a report', () => {
  it('two officers who take it at once: one holds it, the other is told who', async () => {
    const { id } = (await everyPage({}))[0] ?? { id: '' };
    const results = await Promise.allSettled([
      db.act((ctx) => claimReport(ctx, { reportId: id }), camille),
      db.act((ctx) => claimReport(ctx, { reportId: id }), sam),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ kind: 'conflict', code: 'triage.held-by-another' });
    expect(['camille', 'sam']).toContain(refused[0]?.reason.params.holder);
  });

  it('is taken, given back, closed with a reason and reopened with another, and its history says so', async () => {
    const { id } = (await everyPage({}))[5] ?? { id: '' };
    const on = { reportId: id };
    expect(await db.act((ctx) => claimReport(ctx, on), camille)).toMatchObject({
      state: 'in-progress',
      assignee: { displayName: 'camille' },
    });
    expect(
      (await db.act((ctx) => readQueue(ctx, { assignee: 'me' }), camille)).rows.map((row) => row.id),
    ).toContain(id);
    await expect(db.act((ctx) => releaseReport(ctx, on), sam)).rejects.toMatchObject({
      code: 'triage.held-by-another',
    });
    await expect(
      db.act((ctx) => closeReport(ctx, { ...on, code: 'no-offence', reason: 'not mine' }), sam),
    ).rejects.toMatchObject({ code: 'triage.held-by-another' });
    expect(await db.act((ctx) => releaseReport(ctx, on), camille)).toMatchObject({
      state: 'new',
      assignee: null,
    });
    await expect(db.act((ctx) => releaseReport(ctx, on), camille)).rejects.toMatchObject({
      code: 'triage.not-held',
    });
    await db.act(
      (ctx) => closeReport(ctx, { ...on, code: 'transferred', reason: 'passed to the branch' }),
      camille,
    );
    await expect(db.act((ctx) => claimReport(ctx, on), sam)).rejects.toMatchObject({
      code: 'triage.already-closed',
    });
    expect((await everyPage({})).map((row) => row.id)).not.toContain(id);
    expect((await everyPage({ state: 'closed' })).map((row) => row.id)).toEqual([id]);
    expect(await everyPage({ state: 'all' })).toHaveLength(60);
    expect(await db.act((ctx) => reopenReport(ctx, { ...on, reason: 'new fact' }), sam)).toMatchObject({
      state: 'new',
    });
    const { history } = await db.act((ctx) => readReport(ctx, on), camille);
    expect(
      history
        .filter(({ details }) => details.reason !== undefined)
        .map(({ act, actorName, details }) => [act, actorName, details.reason]),
    ).toEqual([
      ['triage.closed', 'test officer', 'passed to the branch'],
      ['triage.reopened', 'test officer', 'new fact'],
    ]);
  });

  it('the words of a decision stay out of the journal', async () => {
    const found = await db.act((ctx) =>
      ctx.tx.rows(sql`SELECT 1 FROM audit.entry WHERE details::text LIKE '%passed to the branch%'`),
    );
    expect(found).toEqual([]);
  });

  it('the command line holds no report, and reading does not give the right to work', async () => {
    const { id } = (await everyPage({}))[3] ?? { id: '' };
    await expect(db.act((ctx) => claimReport(ctx, { reportId: id }))).rejects.toMatchObject({
      code: 'triage.no-account',
    });
    await expect(db.act((ctx) => claimReport(ctx, { reportId: '999999' }), sam)).rejects.toMatchObject({
      code: 'triage.report-not-found',
    });
    await expect(
      db.act((ctx) => claimReport(ctx, { reportId: id }), { role: 'auditor' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});

function addAccount(login: string): Promise<string> {
  return db.act(async (ctx) => {
    const { id } = await ctx.tx.one<{ id: string }>(sql`
      INSERT INTO access.account (login, display_name, role, password_hash, created_at)
      VALUES (${login}, ${login}, 'analyst', 'x', now()) RETURNING id`);
    return id;
  });
}
