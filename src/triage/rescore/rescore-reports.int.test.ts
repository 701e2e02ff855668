import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { addReport, setMembership, type WorldReport } from '../../../test/world.ts';
import { claimReport, closeReport } from '../handling/handle-report.ts';
import { readQueue } from '../queue/read-queue.ts';
import { rescoreReports } from './rescore-reports.ts';

let db: TestDatabase;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  db = await testDatabase();
  opened.push(db);
});
afterAll(async () => {
  for (const database of opened) await database.drop();
});

const rows = () => db.act(async (ctx) => (await readQueue(ctx, { limit: 200 })).rows);
async function add(report: WorldReport): Promise<string> {
  const built = await db.act((ctx) => addReport(ctx.tx, report));
  await db.act((ctx) => rescoreReports(ctx, { reportIds: [built.reportId] }));
  return built.reportId;
}

describe('ranking reports', () => {
  it('a report becomes a row of the queue with its reasons and their places', async () => {
    const built = await db.act((ctx) =>
      addReport(ctx.tx, {
        signals: { imminentDanger: true },
        places: { imminentDanger: 'json:/danger' },
        persons: [
          {
            identifiers: [
              { kind: 'ip', value: '240.0.0.1', at: '2026-10-30T10:00:00Z', port: 4000, event: 'upload' },
            ],
          },
        ],
        files: [{ content: 'a' }],
      }),
    );
    const rescored = await db.act((ctx) => rescoreReports(ctx, { reportIds: [built.reportId] }));
    expect(rescored).toEqual({ ranked: 1, changed: 1 });
    const [row] = await rows();
    expect(row).toMatchObject({
      tier: 1,
      situation: 'immediate-risk',
      evidenceDeadline: '2027-04-28',
      contentStanding: 'first-seen',
    });
    expect(row?.reasons[0]).toEqual({
      code: 'triage.because.imminent-danger',
      params: {},
      standing: 'declared',
      places: [{ sourceId: built.sourceId, locator: 'json:/danger' }],
    });
  });

  it('computing everything changes nothing that was already exact, and repairs what is not', async () => {
    const id = await add({ files: [{ content: 'a' }] });
    expect(await db.act((ctx) => rescoreReports(ctx, { all: true }))).toEqual({ ranked: 1, changed: 0 });
    await db.act((ctx) =>
      ctx.tx.run(sql`UPDATE triage.rank SET tier = 1, state = 'closed' WHERE report_id = ${id}`),
    );
    expect(await db.act((ctx) => rescoreReports(ctx, { all: true }))).toEqual({ ranked: 1, changed: 1 });
    expect(await rows()).toMatchObject([{ tier: 7, state: 'new' }]);
  });

  it('only the latest issue of a report stands in the queue, whichever came first', async () => {
    await add({ ref: 'A', receivedAt: '2026-11-03T00:00:00Z', narrative: 'new' });
    await add({ ref: 'A', receivedAt: '2026-11-02T00:00:00Z', narrative: 'old' });
    expect(await rows()).toMatchObject([{ receivedAt: '2026-11-03T00:00:00.000Z' }]);
    const latest = await add({ ref: 'A', receivedAt: '2026-11-04T00:00:00Z' });
    expect((await rows()).map((row) => row.id)).toEqual([latest]);
  });

  it('a supplement lends its files to its report, before or after it comes', async () => {
    const alone = await add({ kind: 'supplement', ref: 'B', files: [{ content: 'x' }] });
    expect(await rows()).toMatchObject([{ id: alone, kind: 'supplement', fileCount: 1 }]);
    const report = await add({ ref: 'B', files: [{ content: 'y' }] });
    expect(await rows()).toMatchObject([{ id: report, fileCount: 2 }]);
    await add({ kind: 'supplement', ref: 'B', files: [{ content: 'z' }] });
    expect(await rows()).toMatchObject([{ id: report, fileCount: 3 }]);
  });

  it('a content reported again is no longer new for those who had it', async () => {
    const first = await add({ files: [{ content: 'shared' }] });
    await add({ files: [{ content: 'shared' }] });
    const row = (await rows()).find(({ id }) => id === first);
    expect(row?.contentStanding).toBe('seen-before');
  });

  it('an older issue no longer counts as one more report of a content', async () => {
    const other = await add({ files: [{ content: 'shared' }] });
    await add({ ref: 'C', receivedAt: '2026-11-01T00:00:00Z', files: [{ content: 'shared' }] });
    await add({ ref: 'C', receivedAt: '2026-11-02T00:00:00Z', files: [{ content: 'else' }] });
    const row = (await rows()).find(({ id }) => id === other);
    expect(row?.contentStanding).toBe('first-seen');
  });

  it('every report of a person follows when one more is linked to them', async () => {
    const built = await db.act(async (ctx) => [
      await addReport(ctx.tx, { sender: 'Example A', persons: [{}] }),
      await addReport(ctx.tx, { sender: 'Example B', persons: [{}] }),
      await addReport(ctx.tx, { sender: 'Example B', persons: [{}] }),
    ]);
    const personOf = new Map(
      built.flatMap((report) => report.personIds.map((id) => [id, built[0]?.personIds[0] ?? ''])),
    );
    await db.act((ctx) => setMembership(ctx.tx, personOf));
    await db.act((ctx) => rescoreReports(ctx, { reportIds: [built[2]?.reportId ?? ''] }));
    expect((await rows()).map((row) => [row.tier, row.personReports])).toEqual([
      [5, 3],
      [5, 3],
      [5, 3],
    ]);
  });

  it('changing who a suspect is, and where they come from, moves nothing', async () => {
    const identity = (label: string, name: string, city: string, country: string) => ({
      persons: [
        {
          label,
          statements: { city, country, accessToChildren: 'declared' as const },
          identifiers: [{ kind: 'name-birth-date' as const, value: name }],
        },
      ],
      files: [{ content: name }],
    });
    await add(identity('Camille Exemple', 'exemple camille 1990-01-01', 'Lille', 'FR'));
    await add(identity('Sam Beispiel', 'beispiel sam 1951-12-31', 'Ailleurs', 'ZZ'));
    const found = await db.act((ctx) =>
      ctx.tx.rows<{ tier: number }>(sql`SELECT DISTINCT tier, factor_order, workability FROM triage.rank`),
    );
    expect(found).toHaveLength(1);
  });

  it('a new issue of a report somebody works stays theirs, of a closed one comes back as new', async () => {
    const officer = { accountId: await addAccount('officer'), role: 'analyst' };
    const held = await add({ ref: 'D', receivedAt: '2026-11-01T00:00:00Z' });
    const closed = await add({ ref: 'E', receivedAt: '2026-11-01T00:00:00Z' });
    await db.act((ctx) => claimReport(ctx, { reportId: held }), officer);
    await db.act(
      (ctx) => closeReport(ctx, { reportId: closed, code: 'duplicate', reason: 'same as another' }),
      officer,
    );
    const heldAgain = await add({ ref: 'D', receivedAt: '2026-11-02T00:00:00Z' });
    const closedAgain = await add({ ref: 'E', receivedAt: '2026-11-02T00:00:00Z' });
    const stateOf = new Map((await rows()).map((row) => [row.id, [row.state, row.assignee?.id]]));
    expect(stateOf.get(heldAgain)).toEqual(['in-progress', officer.accountId]);
    expect(stateOf.get(closedAgain)).toEqual(['new', undefined]);
    expect(await db.act((ctx) => rescoreReports(ctx, { all: true }))).toMatchObject({ changed: 0 });
    expect(new Map((await rows()).map((row) => [row.id, [row.state, row.assignee?.id]]))).toEqual(stateOf);
  });

  it('is refused to whoever may not operate the system', async () => {
    await expect(
      db.act((ctx) => rescoreReports(ctx, { all: true }), { role: 'auditor' }),
    ).rejects.toMatchObject({
      code: 'access.forbidden',
    });
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
