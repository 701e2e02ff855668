import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { addReport, setMembership } from '../../../test/world.ts';
import { queueSummary } from '../queue/queue-summary.ts';
import { readQueue } from '../queue/read-queue.ts';
import { rescoreReports } from './rescore-reports.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  await db.drop();
});

describe('ranking reports', () => {
  it('a report becomes a row of the queue with its reasons and their places', async () => {
    const built = await db.act((ctx) =>
      addReport(ctx.tx, {
        signals: { imminentDanger: true },
        places: { imminentDanger: 'json:/danger' },
        persons: [
          {
            identifiers: [
              { kind: 'account', value: 'examplechat:u-1' },
              { kind: 'ip', value: '240.0.0.1', at: '2026-10-30T10:00:00Z', port: 4000, event: 'upload' },
            ],
          },
        ],
        files: [{ content: 'a' }],
      }),
    );
    await db.act((ctx) => setMembership(ctx.tx, new Map(built.personIds.map((id) => [id, id]))));
    const rescored = await db.act((ctx) => rescoreReports(ctx, { reportIds: [built.reportId] }));
    expect(rescored).toEqual({ ranked: 1, changed: 1 });
    const page = await db.act((ctx) => readQueue(ctx, {}));
    expect(page.rows[0]).toMatchObject({
      tier: 1,
      situation: 'immediate-risk',
      evidenceDeadline: '2027-04-28',
      contentStanding: 'first-seen',
    });
    expect(page.rows[0]?.reasons[0]).toEqual({
      code: 'triage.because.imminent-danger',
      params: {},
      standing: 'declared',
      places: [{ sourceId: built.sourceId, locator: 'json:/danger' }],
    });
    expect(await db.act((ctx) => queueSummary(ctx))).toMatchObject({ total: 1, open: 1, new: 1 });
  });

  it('computing everything changes nothing that was already exact', async () => {
    expect(await db.act((ctx) => rescoreReports(ctx, { all: true }))).toEqual({ ranked: 1, changed: 0 });
  });
});
