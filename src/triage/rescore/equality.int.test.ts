import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { addReport, type WorldReport } from '../../../test/world.ts';
import { relink } from '../../links/index.ts';
import { rescoreReports } from './rescore-reports.ts';

/** What a rank comes to, told without ids: they follow the order of arrival. */
async function ranksOf(db: TestDatabase): Promise<readonly unknown[]> {
  return db.act((ctx) =>
    ctx.tx.rows(sql`
      SELECT r.registry, r.external_ref, encode(s.digest, 'hex') AS digest, k.tier, k.factor_order, k.workability,
        k.person_reports, k.evidence_deadline, k.content_standing, k.file_count, k.area, k.state,
        (SELECT array_agg(reason ->> 'code') FROM jsonb_array_elements(e.reasons) AS reason) AS reasons
      FROM triage.rank k JOIN triage.explanation e ON e.report_id = k.report_id
      JOIN intake.report r ON r.id = k.report_id JOIN intake.source s ON s.id = r.source_id
      ORDER BY s.digest`),
  );
}

async function addAndRescore(db: TestDatabase, reports: readonly WorldReport[]): Promise<void> {
  await db.act(async (ctx) => {
    const ids: string[] = [];
    for (const report of reports) ids.push((await addReport(ctx.tx, report)).reportId);
    const { touchedReportIds } = await relink(ctx, { observedFrom: ids });
    await rescoreReports(ctx, { reportIds: [...new Set([...ids, ...touchedReportIds])] });
  });
}

/** Issues and supplements of the same reports, few persons, few contents: everything touches everything. */
function worldFrom(seed: readonly number[]): readonly WorldReport[] {
  return seed.map((value, index) => {
    const person = value % 4;
    return {
      seed: `source ${index}`,
      kind: value % 11 === 0 ? 'supplement' : 'platform',
      ref: `R${value % 9}`,
      sender: `Example ${value % 3}`,
      receivedAt: new Date(Date.UTC(2026, 9, 1 + (value % 5))).toISOString(),
      signals: value % 7 === 0 ? { urgent: true } : {},
      persons:
        value % 11 === 0
          ? []
          : [
              {
                label: `u-${person}`,
                statements: value % 5 === 0 ? { accessToChildren: 'declared' } : {},
                identifiers: [
                  { kind: 'email', value: `p${person}@example.com`, verified: true },
                  {
                    kind: 'ip',
                    value: `240.0.0.${value % 6}`,
                    at: '2026-09-30T10:00:00Z',
                    port: 4000 + value,
                    event: 'login',
                  },
                ],
              },
            ],
      files: [{ content: `content ${value % 3}` }, { content: `rare ${value}` }],
    };
  });
}

it('one report at a time, in any order, or everything at once: the same queue', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 14 }),
      fc.integer({ min: 1, max: 4 }),
      fc.infiniteStream(fc.nat()),
      async (seed, batchSize, order) => {
        const world = worldFrom(seed);
        const shuffled = [...world]
          .map((report) => ({ report, position: order.next().value }))
          .sort((left, right) => left.position - right.position)
          .map(({ report }) => report);
        const stepwise = await testDatabase();
        const atOnce = await testDatabase();
        try {
          for (let start = 0; start < shuffled.length; start += batchSize) {
            await addAndRescore(stepwise, shuffled.slice(start, start + batchSize));
          }
          await atOnce.act(async (ctx) => {
            for (const report of world) await addReport(ctx.tx, report);
            await relink(ctx, { all: true });
            await rescoreReports(ctx, { all: true });
          });
          expect(await ranksOf(stepwise)).toEqual(await ranksOf(atOnce));
          const again = await stepwise.act((ctx) => rescoreReports(ctx, { all: true }));
          expect(again.changed).toBe(0);
        } finally {
          await stepwise.drop();
          await atOnce.drop();
        }
      },
    ),
    { numRuns: 4 },
  );
}, 300_000);
