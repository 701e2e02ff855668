import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChats, readMessages } from '../src/chats/index.ts';
import { ingest } from '../src/flows/ingest.ts';
import { readObserved } from '../src/identity/index.ts';
import { readReport } from '../src/intake/index.ts';
import { listIntakes, readIntake } from '../src/intake/read-intake.ts';
import { readSourceExcerpt } from '../src/intake/read-source-excerpt.ts';
import { startUpload } from '../src/intake/start-upload.ts';
import { readFiles } from '../src/media/index.ts';
import type { Runtime } from '../src/platform/runtime.ts';
import { type TestDatabase, testDatabase } from './harness/database.ts';
import { testRuntime } from './harness/runtime.ts';

let db: TestDatabase;
let runtime: Runtime;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'vigie-read-'));
  runtime = await testRuntime(db, join(folder, 'vault'));
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  writeFileSync(join(sources, 'report.json'), `\ufeff${JSON.stringify(document, null, 2)}`);
  writeFileSync(join(sources, 'chat.json'), JSON.stringify(chat, null, 1));
  await ingest(runtime, { channel: 'command', label: 'sources', paths: [sources] });
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

const document = {
  reportId: 210_000_001,
  dateReceived: '2026-11-20T08:00:00Z',
  reportedInformation: {
    reportingEsp: { espName: 'Example Service' },
    incidentSummary: { incidentDateTime: '2026-11-19T22:00:00Z' },
    reportedPeople: {
      reportedPersons: [
        {
          espUserId: 'user-1',
          emails: { emails: [{ value: 'Someone@Example.com', verified: true }] },
          phones: { phones: [{ value: 'not a phone' }] },
          sourceInformation: {
            sourceCaptures: [
              {
                captureType: 'IP Address',
                value: '240.1.2.3',
                dateTime: '2026-11-19T21:59:00Z',
                port: 5_000,
                eventName: 'UPLOAD',
              },
            ],
          },
        },
      ],
    },
    uploadedFiles: {
      uploadedFiles: [
        { filename: 'a.bin', verificationHash: '0123456789abcdef0123456789abcdef', viewedByEsp: true },
      ],
    },
  },
};

const chat = {
  name: 'Placeholder group',
  type: 'private_group',
  id: 4_000_001,
  messages: Array.from({ length: 5 }, (_, id) => ({
    id,
    type: 'message',
    date: '2026-11-20T10:00:00',
    date_unixtime: String(1_795_000_000 + id),
    from: `Participant ${id % 2}`,
    from_id: `user${1_000 + (id % 2)}`,
    text: `neutral placeholder number ${id}`,
  })),
};

async function idOf(kind: string): Promise<string> {
  const { id } = await db.act((ctx) =>
    ctx.tx.one<{ id: string }>(sql`SELECT id FROM intake.report WHERE kind = ${kind}`),
  );
  return id;
}

describe('the facts of a report', () => {
  it('give each value with the place it came from', async () => {
    const reportId = await idOf('platform');
    const { report, sources } = await db.act((ctx) => readReport(ctx, { reportId }));
    expect(report).toMatchObject({ externalRef: '210000001', receivedAt: '2026-11-20T08:00:00.000Z' });
    const [source] = sources;
    const persons = await db.act((ctx) => readObserved(ctx, { reportIds: [reportId] }));
    const seen = persons.flatMap(({ observations }) => observations);
    const email = seen.find(({ kind }) => kind === 'email');
    expect(email).toMatchObject({ value: 'someone@example.com', raw: 'Someone@Example.com', verified: true });
    expect(persons.flatMap(({ unusable }) => unusable)).toMatchObject([
      { kind: 'phone', raw: 'not a phone' },
    ]);
    const { vault } = runtime;
    const excerpt = await db.act((ctx) =>
      readSourceExcerpt(ctx, { sourceId: source?.id ?? '', locator: email?.locator ?? '', vault }),
    );
    expect(excerpt).toMatchObject({
      found: true,
      highlighted: '"Someone@Example.com"',
      digestVerified: true,
    });
    expect(excerpt.before).toContain('"emails"');
    expect(excerpt.before.startsWith('⟨U+FEFF⟩{')).toBe(true);
    expect(excerpt.firstLine).toBe(1);
  });

  it('describe files by words and digests', async () => {
    const reportId = await idOf('platform');
    const { files, total } = await db.act((ctx) => readFiles(ctx, { reportIds: [reportId] }));
    expect(total).toBe(1);
    expect(files[0]).toMatchObject({
      name: 'a.bin',
      viewedBySender: true,
      digests: [{ algorithm: 'md5', hex: '0123456789abcdef0123456789abcdef', otherReports: 0 }],
    });
  });

  it('a place that names nothing is said not to be found', async () => {
    const { vault } = runtime;
    const excerpt = await db.act((ctx) =>
      readSourceExcerpt(ctx, { sourceId: '1', locator: 'json:/nowhere', vault }),
    );
    expect(excerpt).toMatchObject({ found: false, byteStart: 0, byteEnd: 0 });
  });
});

describe('a chat', () => {
  it('is read in the order of the export, page by page, with its senders', async () => {
    const reportId = await idOf('chat');
    const [summary] = await db.act((ctx) => readChats(ctx, { reportIds: [reportId] }));
    expect(summary).toMatchObject({ title: 'Placeholder group', messages: 5, participants: 2 });
    const chatId = summary?.id ?? '';
    const first = await db.act((ctx) => readMessages(ctx, { chatId, limit: 3 }));
    expect(first.messages.map(({ senderLabel }) => senderLabel)).toEqual([
      'Participant 0',
      'Participant 1',
      'Participant 0',
    ]);
    const rest = await db.act((ctx) =>
      readMessages(ctx, { chatId, limit: 3, cursor: first.nextCursor ?? '' }),
    );
    expect(rest.messages.map(({ body }) => body.at(-1))).toEqual(['3', '4']);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('the intake report', () => {
  it('is listed and read by who may, and the reading enters the journal', async () => {
    const { intakes } = await db.act((ctx) => listIntakes(ctx), { role: 'analyst' });
    expect(intakes).toHaveLength(1);
    const detail = await db.act((ctx) => readIntake(ctx, { intakeId: intakes[0]?.id ?? '' }), {
      role: 'analyst',
    });
    expect(detail.deliveries.map(({ format }) => format)).toEqual(
      expect.arrayContaining(['ncmec-json', 'telegram-json']),
    );
    const { n } = await db.act((ctx) =>
      ctx.tx.one<{ n: number }>(
        sql`SELECT count(*)::integer AS n FROM audit.entry WHERE act = 'intake.read'`,
      ),
    );
    expect(n).toBe(1);
  });

  it.each(['auditor', 'account-admin'])('is closed to the role %s', async (role) => {
    await expect(db.act((ctx) => listIntakes(ctx), { role })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(db.act((ctx) => readIntake(ctx, { intakeId: '1' }), { role })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    const { vault } = runtime;
    await expect(
      db.act((ctx) => readSourceExcerpt(ctx, { sourceId: '1', locator: 'whole', vault }), { role }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it('an upload waits for the worker with its job', async () => {
    const files = [{ name: 'a.json', path: '/inbox/x/0001-a.json', sizeBytes: 10 }];
    const intake = await db.act((ctx) => startUpload(ctx, { label: 'a.json', directory: '/inbox/x', files }));
    expect(intake).toMatchObject({ channel: 'web', state: 'waiting', filesTotal: null });
    expect(db.jobs.at(-1)).toEqual({
      job: 'ingest',
      payload: { intakeId: intake.id, directory: '/inbox/x' },
    });
  });
});
