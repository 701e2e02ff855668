import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { ingest } from '../src/flows/ingest.ts';
import { rescore } from '../src/flows/rescore.ts';
import { loadNetworks } from '../src/jurisdiction/index.ts';
import { simulate } from '../src/simulate/index.ts';
import { testDatabase } from './harness/database.ts';
import { testRuntime } from './harness/runtime.ts';

interface TrueReport {
  readonly registry: string;
  readonly externalRef: string | null;
  readonly tier: number;
}

it('every planted urgent situation of a simulated year stands on its rung, and nothing below its own', async () => {
  const db = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'vigie-truth-'));
  try {
    await simulate({ reports: 600, seed: 3, out: folder });
    const runtime = await testRuntime(db, join(folder, 'vault'));
    const csv = createReadStream(join(folder, 'reference', 'networks.csv'));
    await db.act((ctx) => loadNetworks(ctx, { csv }));
    await ingest(runtime, { channel: 'command', label: 'world', paths: [join(folder, 'sources')] });
    await rescore(runtime);

    const ranked = await db.act((ctx) =>
      ctx.tx.rows<{ reference: string; tier: number }>(sql`
        SELECT r.registry || ' ' || r.external_ref AS reference, k.tier
        FROM triage.rank k JOIN intake.report r ON r.id = k.report_id WHERE r.external_ref IS NOT NULL`),
    );
    const tiers = new Map(ranked.map((row) => [row.reference, row.tier]));
    const planted = readFileSync(join(folder, 'truth', 'reports.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TrueReport)
      .flatMap((report) => {
        const tier = tiers.get(`${report.registry} ${report.externalRef}`);
        return tier === undefined ? [] : [{ planted: report.tier, ranked: tier }];
      });
    expect(planted.length).toBeGreaterThan(400);
    // Links may lift a report above what its own file says; nothing may sink one.
    expect(planted.filter(({ planted: truth, ranked: tier }) => tier > truth)).toEqual([]);
    expect(planted.filter(({ planted: truth, ranked: tier }) => truth <= 4 && tier !== truth)).toEqual([]);
  } finally {
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});
