import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { testRuntime } from '../../test/harness/runtime.ts';
import { readIntake } from '../intake/index.ts';
import type { Runtime } from '../platform/runtime.ts';
import { simulate } from '../simulate/index.ts';
import { ingest } from './ingest.ts';

let folder: string;
let world: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-ingest-'));
  world = join(folder, 'world');
  await simulate({ reports: 120, seed: 7, out: world });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Bench {
  readonly db: TestDatabase;
  readonly runtime: Runtime;
}

/** A database and a vault of its own for one test. */
async function withDatabase(work: (bench: Bench) => Promise<void>): Promise<void> {
  const db = await testDatabase();
  const vault = mkdtempSync(join(folder, 'vault-'));
  try {
    await work({ db, runtime: await testRuntime(db, vault) });
  } finally {
    await db.drop();
  }
}

const sources = () => join(world, 'sources');
const command = { channel: 'command', label: 'test' } as const;

/** Every fact by natural key: what stays when ids, arrival and vault places are left out. */
async function factsOf(db: TestDatabase): Promise<Record<string, readonly unknown[]>> {
  const facts: Record<string, readonly unknown[]> = {};
  for (const [name, statement] of Object.entries(naturalFacts)) {
    facts[name] = await db.act((ctx) => ctx.tx.rows(sql.raw(statement)));
  }
  return facts;
}

const place = "encode(s.digest, 'hex') AS source, x.locator";
const naturalFacts = {
  sources: "SELECT encode(digest, 'hex') AS digest, size_bytes, format, reader FROM intake.source ORDER BY 1",
  reports: `SELECT ${place}, x.kind, x.registry, x.external_ref, x.sender, x.incident_type, x.received_at,
      x.received_stated, x.incident_at, x.incident_raw, x.incident_meaning, x.signals, x.places, x.narrative
    FROM intake.report x JOIN intake.source s ON s.id = x.source_id ORDER BY 1, 2`,
  persons: `SELECT ${place}, x.role, x.label, x.statements, r.locator AS report
    FROM identity.observed_person x JOIN intake.source s ON s.id = x.source_id
    JOIN intake.report r ON r.id = x.report_id ORDER BY 1, 2`,
  observations: `SELECT ${place}, p.locator AS person, i.kind, i.value, i.display, x.raw, x.confidence, x.verified,
      x.at, x.at_raw, x.port, x.event
    FROM identity.observation x JOIN intake.source s ON s.id = x.source_id
    JOIN identity.identifier i ON i.id = x.identifier_id
    JOIN identity.observed_person p ON p.id = x.observed_person_id ORDER BY 1, 2, 3, 4, 5, 9, 11, 12`,
  unusable: `SELECT ${place}, x.kind, x.raw, x.reason FROM identity.unusable_identifier x
    JOIN intake.source s ON s.id = x.source_id ORDER BY 1, 2, 3, 4`,
  files: `SELECT ${place}, x.name, x.size_bytes, x.viewed_by_sender, x.classification, x.annotations, x.uploaded_at,
      d.algorithm, encode(d.digest, 'hex') AS digest, fd.role
    FROM media.file x JOIN intake.source s ON s.id = x.source_id
    LEFT JOIN media.file_digest fd ON fd.file_id = x.id LEFT JOIN media.digest d ON d.id = fd.digest_id
    ORDER BY 1, 2, 9, 10, 11`,
  messages: `SELECT ${place}, x.external_id, x.kind, x.sent_at, x.displayed_at, x.body, x.attachment,
      c.locator AS chat, p.locator AS sender
    FROM chats.message x JOIN intake.source s ON s.id = x.source_id JOIN chats.chat c ON c.id = x.chat_id
    LEFT JOIN identity.observed_person p ON p.id = x.sender_id ORDER BY 1, 2`,
  fresh: 'SELECT count(*) FROM intake.fresh_report',
};

function count(db: TestDatabase, statement: string): Promise<number> {
  return db.act(async (ctx) => (await ctx.tx.one<{ n: number }>(sql.raw(statement))).n);
}

describe('a folder handed in', () => {
  it('becomes facts, each source with one journal entry and its bytes sealed as they came', () =>
    withDatabase(async ({ db, runtime }) => {
      const intake = await ingest(runtime, { ...command, paths: [sources()] });
      expect(intake).toMatchObject({
        state: 'done',
        filesDone: intake.filesTotal,
        bytesDone: intake.bytesTotal,
      });
      expect(intake.reports).toBeGreaterThan(80);
      expect(await count(db, 'SELECT count(*)::integer AS n FROM intake.source')).toBe(intake.filesImported);
      const entries = (act: string) =>
        count(db, `SELECT count(*)::integer AS n FROM audit.entry WHERE act = '${act}'`);
      expect(await entries('intake.source-imported')).toBe(intake.filesImported);
      expect(await entries('intake.source-duplicate')).toBe(intake.filesDuplicate);
      expect(await entries('intake.source-refused')).toBe(intake.filesRefused);
      const sealed = await db.act((ctx) =>
        ctx.tx.rows<{ digest: Buffer; segment: string; offset: string; size: string }>(
          sql`SELECT digest, segment, segment_offset AS offset, size_bytes AS size FROM intake.source
            UNION ALL SELECT digest, segment, segment_offset, size_bytes FROM intake.refused_source`,
        ),
      );
      for (const { digest, segment, offset, size } of sealed) {
        const stored = { segment, offset: Number(offset), sizeBytes: Number(size) };
        expect(Buffer.from(await runtime.vault.rehash(stored))).toEqual(digest);
      }
    }));

  it('handed in again changes nothing but the log', () =>
    withDatabase(async ({ db, runtime }) => {
      const first = await ingest(runtime, { ...command, paths: [sources()] });
      const before = await factsOf(db);
      const segments = runtime.vault.listSegments();
      const second = await ingest(runtime, { ...command, paths: [sources()] });
      expect(second).toMatchObject({ filesImported: 0, reports: 0, filesRefused: first.filesRefused });
      expect(second.filesDuplicate).toBe(first.filesImported + first.filesDuplicate);
      expect(await factsOf(db)).toEqual(before);
      expect(runtime.vault.listSegments()).toEqual(segments);
    }));

  it('gives the same facts in any order and any number of intakes', async () => {
    let expected: unknown;
    await withDatabase(async ({ db, runtime }) => {
      await ingest(runtime, { ...command, paths: [sources()] });
      expected = await factsOf(db);
    });
    await withDatabase(async ({ db, runtime }) => {
      const days = listFiles(sources());
      for (const path of days.reverse()) await ingest(runtime, { ...command, paths: [path] });
      expect(await factsOf(db)).toEqual(expected);
    });
  });
});

describe('two intakes of the same folder at the same time', () => {
  it('import each source once between them', async () => {
    let expected: unknown;
    let files = 0;
    await withDatabase(async ({ db, runtime }) => {
      files = (await ingest(runtime, { ...command, paths: [sources()] })).filesImported;
      expected = await factsOf(db);
    });
    await withDatabase(async ({ db, runtime }) => {
      const both = await Promise.all([
        ingest(runtime, { ...command, paths: [sources()] }),
        ingest(runtime, { ...command, paths: listFiles(sources()).reverse() }),
      ]);
      expect(both.map(({ state }) => state)).toEqual(['done', 'done']);
      expect(both.reduce((sum, { filesImported }) => sum + filesImported, 0)).toBe(files);
      expect(await factsOf(db)).toEqual(expected);
    });
  });
});

function listFiles(path: string): string[] {
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}

function report(id: number, more: object = {}): string {
  return JSON.stringify({
    reportId: id,
    dateReceived: '2026-11-20T08:00:00Z',
    reportedInformation: {
      reportingEsp: { espName: 'Example Service' },
      incidentSummary: { incidentType: 'Online Enticement of Children for Sexual Acts' },
      reportedPeople: { reportedPersons: [{ espUserId: `user-${id}`, ...more }] },
    },
  });
}

function newFolder(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

describe('bad files among good ones', () => {
  it('are each refused with their file and place, and the good ones stay', () =>
    withDatabase(async ({ db, runtime }) => {
      const path = newFolder('mixed');
      writeFileSync(join(path, 'a.json'), report(1));
      writeFileSync(join(path, 'b.json'), '{"reportId": 2, "reportedInformation": {"x": [1,');
      writeFileSync(join(path, 'c.bin'), Buffer.from([0, 1, 2, 3]));
      writeFileSync(join(path, 'd.json'), '');
      symlinkSync('/etc/hostname', join(path, 'e.json'));
      writeFileSync(join(path, 'f.json'), report(3));
      const intake = await ingest(runtime, { ...command, paths: [path] });
      expect(intake).toMatchObject({ state: 'done', filesImported: 2, filesRefused: 4, reports: 2 });
      const detail = await db.act((ctx) => readIntake(ctx, { intakeId: intake.id }));
      const refused = detail.deliveries.slice(0, 4).map(({ name, outcome, notes: [note] }) => {
        expect(note?.place).not.toBe('');
        return [name, outcome, note?.severity, note?.code];
      });
      expect(refused).toEqual([
        ['mixed/b.json', 'refused', 'refused', 'intake.refused.json-truncated'],
        ['mixed/c.bin', 'refused', 'refused', 'intake.refused.binary'],
        ['mixed/d.json', 'refused', 'refused', 'intake.refused.empty'],
        ['mixed/e.json', 'refused', 'refused', 'intake.refused.symbolic-link'],
      ]);
      expect(await count(db, 'SELECT count(*)::integer AS n FROM intake.refused_source')).toBe(3);
    }));

  it('a value the database cannot hold refuses its own source only', () =>
    withDatabase(async ({ db, runtime }) => {
      const path = newFolder('unstorable');
      for (let id = 1; id <= 5; id += 1) writeFileSync(join(path, `${id}.json`), report(id));
      const strict: Runtime = {
        ...runtime,
        act: (work) =>
          runtime.act((ctx) =>
            work({
              ...ctx,
              tx: {
                ...ctx.tx,
                copy: async (table, columns, rows) => {
                  const all: (readonly (string | number | boolean | null | Uint8Array)[])[] = [];
                  for await (const row of rows) all.push(row);
                  if (table === 'identity.observation' && all.some((row) => row.includes('user-3'))) {
                    throw Object.assign(new Error('value out of range'), { code: '22003' });
                  }
                  await ctx.tx.copy(table, columns, all);
                },
              },
            }),
          ),
      };
      const intake = await ingest(strict, { ...command, paths: [path] });
      expect(intake).toMatchObject({ state: 'done', filesImported: 4, filesRefused: 1, reports: 4 });
      const detail = await db.act((ctx) => readIntake(ctx, { intakeId: intake.id }));
      expect(detail.deliveries[0]).toMatchObject({
        name: 'unstorable/3.json',
        outcome: 'refused',
        notes: [{ code: 'intake.refused.not-storable', params: { state: '22003' } }],
      });
      expect(runtime.vault.listSegments()).toHaveLength(1);
    }));

  it('refused bytes are sealed once and may be imported later', () =>
    withDatabase(async ({ db, runtime }) => {
      const path = newFolder('retried');
      writeFileSync(join(path, 'a.bin'), Buffer.from([0, 9, 9]));
      await ingest(runtime, { ...command, paths: [path] });
      const again = await ingest(runtime, { ...command, paths: [path] });
      expect(again).toMatchObject({ filesRefused: 1, filesDuplicate: 0 });
      expect(await count(db, 'SELECT count(*)::integer AS n FROM intake.refused_source')).toBe(1);
      expect(runtime.vault.listSegments()).toHaveLength(1);
    }));

  it('an empty folder ends as failed, with its reason', () =>
    withDatabase(async ({ runtime }) => {
      const intake = await ingest(runtime, { ...command, paths: [newFolder('nothing')] });
      expect(intake).toMatchObject({ state: 'failed', failureCode: 'intake.failure.nothing-found' });
    }));
});

describe('an intake that dies midway', () => {
  it('leaves nothing half-imported, and goes on where it stopped without losing or doubling', async () => {
    let expected: unknown;
    await withDatabase(async ({ db, runtime }) => {
      await ingest(runtime, { ...command, paths: [sources()] });
      expected = await factsOf(db);
    });
    await withDatabase(async ({ db, runtime }) => {
      const dying: Runtime = {
        ...runtime,
        act: (work) =>
          runtime.act(async (ctx) => {
            const result = await work(ctx);
            const { n } = await ctx.tx.one<{ n: number }>(
              sql`SELECT count(*)::integer AS n FROM intake.delivery`,
            );
            // The server goes away after everything was written, just before the commit.
            if (n > 0) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
            return result;
          }),
      };
      await expect(ingest(dying, { ...command, paths: [sources()] })).rejects.toThrow('terminating');
      for (const table of ['intake.source', 'intake.delivery', 'intake.report', 'identity.identifier']) {
        expect(await count(db, `SELECT count(*)::integer AS n FROM ${table}`), table).toBe(0);
      }
      const { id } = await db.act((ctx) => ctx.tx.one<{ id: string }>(sql`SELECT id FROM intake.intake`));
      const [half = ''] = listFiles(sources());
      const partial = join(newFolder('partial'), 'sources');
      cpSync(half, join(partial, half.split('/').at(-1) ?? ''), { recursive: true });
      await ingest(
        { ...runtime, act: failAfterFinish(runtime) },
        { ...command, intakeId: id, paths: [partial] },
      ).catch(() => {});
      const resumed = await ingest(runtime, { ...command, intakeId: id, paths: [sources()] });
      expect(resumed).toMatchObject({ state: 'done', filesDone: resumed.filesTotal });
      expect(await factsOf(db)).toEqual(expected);
    });
  });
});

/** Lets batches commit, and dies when the intake would be marked as done. */
function failAfterFinish(runtime: Runtime): Runtime['act'] {
  return (work) =>
    runtime.act(async (ctx) => {
      const result = await work(ctx);
      const { done } = await ctx.tx.one<{ done: boolean }>(
        sql`SELECT bool_or(state = 'done') AS done FROM intake.intake`,
      );
      if (done) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      return result;
    });
}

describe('a large export', () => {
  it('streams through its own transaction, with senders and places', () =>
    withDatabase(async ({ db, runtime }) => {
      const path = newFolder('telegram');
      writeFileSync(join(path, 'result.json'), telegramExport(30_000));
      const intake = await ingest(runtime, { ...command, paths: [path] });
      expect(intake).toMatchObject({ state: 'done', filesImported: 1, reports: 1 });
      expect(intake.bytesDone).toBeGreaterThan(5_000_000);
      expect(await count(db, 'SELECT count(*)::integer AS n FROM chats.message')).toBe(30_000);
      const orphans = `SELECT count(*)::integer AS n FROM chats.message m
        LEFT JOIN identity.observed_person p ON p.id = m.sender_id WHERE p.id IS NULL`;
      expect(await count(db, orphans)).toBe(0);
    }));

  it('refused at its very end leaves nothing but its delivery and its sealed bytes', () =>
    withDatabase(async ({ db, runtime }) => {
      const path = newFolder('cut');
      const whole = telegramExport(30_000);
      writeFileSync(join(path, 'result.json'), whole.slice(0, -20));
      writeFileSync(join(path, 'z.json'), report(9));
      const intake = await ingest(runtime, { ...command, paths: [path] });
      expect(intake).toMatchObject({ filesImported: 1, filesRefused: 1, reports: 1 });
      expect(await count(db, 'SELECT count(*)::integer AS n FROM chats.message')).toBe(0);
      const digest = createHash('sha256')
        .update(readFileSync(join(path, 'result.json')))
        .digest('hex');
      const sealed = `SELECT count(*)::integer AS n FROM intake.refused_source WHERE encode(digest, 'hex') = '${digest}'`;
      expect(await count(db, sealed)).toBe(1);
      const again = await ingest(runtime, { ...command, paths: [path] });
      expect(again).toMatchObject({ filesDuplicate: 1, filesRefused: 1 });
    }));
});

function telegramExport(messages: number): string {
  const list = Array.from({ length: messages }, (_, id) => ({
    id,
    type: 'message',
    date: '2026-11-20T10:00:00',
    date_unixtime: String(1_795_000_000 + id),
    from: `Participant ${id % 50}`,
    from_id: `user${1_000 + (id % 50)}`,
    text: `neutral placeholder number ${id}`,
    text_entities: [],
  }));
  return JSON.stringify(
    { name: 'Placeholder group', type: 'private_group', id: 4_000_001, messages: list },
    null,
    1,
  );
}
