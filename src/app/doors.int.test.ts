import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { type Browser, type TestSite, testSite } from '../../test/harness/web.ts';
import { createDemonstrationAccounts, demonstrationPassword } from '../access/index.ts';
import { ingest } from '../flows/ingest.ts';
import { rescore } from '../flows/rescore.ts';
import { loadNetworks } from '../jurisdiction/index.ts';
import { simulate } from '../simulate/index.ts';
import { commandDeed } from './actors.ts';

// A small simulated world behind the real server; every answer is held to its schema by the harness.
let db: TestDatabase;
let site: TestSite;
let analyst: Browser;
let folder: string;

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'vigie-world-')), 'world');
  db = await testDatabase();
  site = await testSite(db);
  const runtime = site.app.runtime(commandDeed('start'));
  await simulate({ reports: 150, seed: 5, out: folder });
  await runtime.act((ctx) =>
    loadNetworks(ctx, { csv: createReadStream(join(folder, 'reference', 'networks.csv')) }),
  );
  await ingest(runtime, { channel: 'demonstration', label: 'world', paths: [join(folder, 'sources')] });
  await rescore(runtime);
  await runtime.act(createDemonstrationAccounts);
  analyst = await site.signIn('analyste', demonstrationPassword);
});
afterAll(async () => {
  await site.close();
  await db.drop();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  // Tests read the answer as a browser would: untyped JSON, whose schema the harness has already checked.
  readonly body: ReturnType<typeof JSON.parse>;
}

async function get(url: string): Promise<Answer> {
  const response = await analyst.request({ method: 'GET', url });
  return { status: response.statusCode, body: response.json() };
}

it('every list, page and excerpt answers as its schema says, for every report of the world', async () => {
  const rows: { id: string; personId: string | null }[] = [];
  let cursor: string | null = null;
  do {
    const page: Answer = await get(
      `/api/queue?state=all&limit=40${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    expect(page.status, site.logged.at(-1)).toBe(200);
    rows.push(...page.body.rows);
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(100);
  const chats = new Set<string>();
  for (const row of rows) {
    const report = await get(`/api/reports/${row.id}`);
    expect(report.status, site.logged.at(-1)).toBe(200);
    for (const chat of report.body.chats) chats.add(chat.id);
    const place = report.body.facts.find((fact: { place: object | null }) => fact.place !== null)?.place;
    const excerpt = await get(
      `/api/sources/${place.sourceId}/excerpt?locator=${encodeURIComponent(place.locator)}`,
    );
    expect(excerpt.body.found, place.locator).toBe(true);
    expect(excerpt.body.digestVerified).not.toBe(false);
  }
  for (const id of new Set(rows.flatMap((row) => row.personId ?? []))) {
    expect((await get(`/api/persons/${id}`)).status, `person ${id}: ${site.logged.at(-1)}`).toBe(200);
  }
  for (const id of chats) expect((await get(`/api/chats/${id}/messages`)).status).toBe(200);
});

it.each([
  '/api/queue/summary',
  '/api/queue?sort=evidence',
  '/api/queue?sort=received&state=new',
  '/api/queue?assignee=me&tier=1&minWorkability=2',
  '/api/search?q=example',
  '/api/intakes',
  '/api/intakes/1',
])('%s answers', async (url) => {
  expect((await get(url)).status, site.logged.at(-1)).toBe(200);
});

it('an unknown id answers everywhere like an address that does not exist', async () => {
  const unknown = await get('/api/nothing');
  for (const door of site.routes) {
    if (door.method !== 'GET' || !door.path.includes('{id}') || door.permission === 'public') continue;
    const url = door.path.replace('{id}', '999999999');
    const answer = await get(door.path.endsWith('/excerpt') ? `${url}?locator=whole` : url);
    expect(answer, door.path).toEqual(unknown);
  }
});

it('every reading of a report is a line of the journal, with its purpose', async () => {
  const [row] = (await get('/api/queue?limit=1')).body.rows;
  await get(`/api/reports/${row.id}`);
  const auditor = await site.signIn('auditeur', demonstrationPassword);
  const { entries } = (await auditor.request({ method: 'GET', url: '/api/journal?limit=5' })).json();
  const reading = entries.find((entry: { subjectId: string | null }) => entry.subjectId === row.id);
  expect(reading).toMatchObject({
    subjectKind: 'report',
    actorName: 'Camille Analyste',
    purpose: 'test of the doors',
    outcome: 'done',
  });
});
