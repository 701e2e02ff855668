import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { testRuntime } from '../../test/harness/runtime.ts';
import { listFresh, readIntake, startUpload } from '../intake/index.ts';
import type { Runtime } from '../platform/runtime.ts';
import { ingestUpload } from './ingest-upload.ts';

let db: TestDatabase;
let runtime: Runtime;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'vigie-upload-'));
  runtime = await testRuntime(db, join(folder, 'vault'));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an upload', () => {
  it('is imported, linked and ranked, then leaves the inbox; given again it does nothing more', async () => {
    const directory = join(folder, 'inbox', 'x');
    mkdirSync(directory, { recursive: true });
    const files = ['0001-signalement.json', '0002-signalement.json'].map((name, at) => {
      const text = JSON.stringify({
        reportId: 210_000_001 + at,
        dateReceived: '2026-11-20T08:00:00Z',
        reportedInformation: { reportingEsp: { espName: 'Example Service' } },
      });
      writeFileSync(join(directory, name), text);
      return { name, path: join(directory, name), sizeBytes: text.length };
    });
    const { id } = await db.act((ctx) => startUpload(ctx, { label: 'two files', directory, files }));
    const payload = db.jobs.at(-1)?.payload ?? {};
    await ingestUpload(runtime, payload);
    const detail = await db.act((ctx) => readIntake(ctx, { intakeId: id }));
    expect(detail).toMatchObject({ state: 'done', channel: 'web', label: 'two files', reports: 2 });
    expect(detail.deliveries.map(({ name }) => name)).toEqual(['signalement.json', 'signalement.json']);
    expect(await db.act((ctx) => listFresh(ctx, { limit: 10 }))).toEqual([]);
    expect(existsSync(directory)).toBe(false);
    await ingestUpload(runtime, payload);
    expect(await db.act((ctx) => readIntake(ctx, { intakeId: id }))).toEqual(detail);
  });
});
