import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { addReport, type BuiltReport } from '../../../test/world.ts';
import { relink } from '../../links/index.ts';
import { readPerson } from '../person/read-person.ts';
import { readReport } from '../report/read-report.ts';
import { rescoreReports } from '../rescore/rescore-reports.ts';
import { fragmentsFrom, search } from './search.ts';

let db: TestDatabase;
let first: BuiltReport;
let second: BuiltReport;
const suspect = {
  label: 'u-77',
  identifiers: [
    { kind: 'phone' as const, value: '+33639980041', verified: true },
    { kind: 'ip' as const, value: '240.0.0.7', at: '2026-10-30T10:00:00Z', port: 4000, event: 'upload' },
  ],
};
beforeAll(async () => {
  db = await testDatabase();
  await db.act(async (ctx) => {
    first = await addReport(ctx.tx, {
      ref: '118402771',
      receivedAt: '2026-11-01T00:00:00Z',
      incidentAt: '2026-10-30T10:00:00Z',
      places: { receivedAt: 'json:/dateReceived', urgent: 'json:/urgent' },
      signals: { urgent: true },
      narrative: 'Le compte a été suspendu après examen. \uE000 The account was suspended.',
      persons: [suspect, { role: 'victim', label: 'v', statements: { city: 'Lille' } }],
      files: [{ content: 'known', viewed: true, uploadedAt: '2026-10-30T10:00:00Z' }, { content: 'other' }],
    });
    second = await addReport(ctx.tx, {
      sender: 'Example B',
      persons: [suspect],
      files: [{ content: 'known' }],
    });
    await relink(ctx, { all: true });
    await rescoreReports(ctx, { all: true });
  });
});
afterAll(() => db.drop());

const find = (q: string) => db.act((ctx) => search(ctx, { q }));

describe('the search box', () => {
  it.each(['06 39 98 00 41', '+33 6 39 98 00 41', '0639980', '240.0.0.7', '240.0.0'])(
    'finds a person by an identifier as people write it: %s',
    async (q) => {
      const { hits } = await find(q);
      expect(hits[0]).toMatchObject({ kind: 'identifier', reports: 2, reference: `P-${hits[0]?.personId}` });
      expect(hits[0]?.personId).not.toBeNull();
    },
  );

  it('finds reports by words, in French and in English, with what matched marked', async () => {
    for (const q of ['comptes', 'accounts', '"suspendu après"']) {
      const { hits } = await find(q);
      expect(hits).toHaveLength(1);
      expect(hits[0]).toMatchObject({ kind: 'report', reportId: first.reportId });
      expect(hits[0]?.fragments.some((fragment) => fragment.match)).toBe(true);
      expect(hits[0]?.fragments.map((fragment) => fragment.text).join('')).not.toMatch(/[\uE000\uE001]/);
    }
  });

  it('finds reports by the digest of a file, by their reference and by the number of their registry', async () => {
    const digest = createHash('sha1').update('known').digest('hex');
    expect((await find(digest.toUpperCase())).hits.map((hit) => hit.reportId)).toEqual(
      expect.arrayContaining([first.reportId, second.reportId]),
    );
    expect((await find('118402771')).hits[0]?.reportId).toBe(first.reportId);
    expect((await find(`s-${second.reportId}`)).hits[0]?.reportId).toBe(second.reportId);
  });

  it.each([
    '',
    '   ',
    '%',
    '_',
    '\\',
    "'; --",
    '\u0000',
    '"unclosed',
    'S-999999999999999999',
    '!!! & | <->',
    '\ud800',
  ])('answers anything typed, also %j', async (q) => {
    expect((await find(q)).truncated).toBe(false);
  });

  it('writes a keyed digest of the question in the journal, never the question', async () => {
    await find('06 39 98 00 41');
    const entries = await db.act((ctx) =>
      ctx.tx.rows<{ question: string; details: string }>(sql`
        SELECT details ->> 'question' AS question, details::text AS details FROM audit.entry
        WHERE act = 'triage.searched' ORDER BY seq`),
    );
    const last = entries[entries.length - 1];
    expect(last?.question).toMatch(/^[\w-]{43}$/);
    expect(entries[0]?.question).toBe(last?.question);
    expect(entries.some((entry) => entry.details.includes('39'.concat(' 98')))).toBe(false);
  });

  it('is refused to who may not search', async () => {
    await expect(db.act((ctx) => search(ctx, { q: 'x' }), { role: 'auditor' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });

  it('cuts a headline at its marks', () => {
    expect(fragmentsFrom('a \uE000b\uE001 c \uE000d\uE001')).toEqual([
      { text: 'a ', match: false },
      { text: 'b', match: true },
      { text: ' c ', match: false },
      { text: 'd', match: true },
    ]);
  });
});

describe('the page of a report', () => {
  it('shows each fact with its place, what ranks it, whom it is linked with, and is written in the journal', async () => {
    const detail = await db.act((ctx) => readReport(ctx, { reportId: first.reportId }));
    expect(detail.row).toMatchObject({ tier: 1, situation: 'immediate-risk', personReports: 2 });
    expect(detail.facts.find((fact) => fact.label === 'triage.fact.received-at')?.place).toEqual({
      sourceId: first.sourceId,
      locator: 'json:/dateReceived',
    });
    const line = detail.facts.find((fact) => fact.label === 'identity.kind.ip');
    expect(line?.qualifiers.map(({ code }) => code)).toEqual([
      'triage.qualifier.port',
      'triage.qualifier.event',
      'triage.qualifier.last-day.assumed',
    ]);
    expect(
      detail.facts.find((fact) => fact.label === 'triage.fact.statement.livesWithChildren'),
    ).toMatchObject({
      value: null,
      valueCode: null,
    });
    expect(detail.files).toMatchObject({
      total: 2,
      withDigest: 2,
      firstSeen: 1,
      seenBefore: 1,
      viewedBySender: 1,
    });
    expect(detail.files.rows.map((file) => file.otherReports)).toEqual([1, 0]);
    expect(detail.linked.map(({ row, samePerson }) => [row.id, samePerson])).toEqual([
      [second.reportId, true],
    ]);
    expect(detail.persons.map(({ role, reports }) => [role, reports])).toEqual([
      ['suspect', 2],
      ['victim', 1],
    ]);
    expect(detail.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['incident', 'received', 'connection', 'upload', 'linked-report']),
    );
    const again = await db.act((ctx) => readReport(ctx, { reportId: first.reportId }));
    expect(again.history.map(({ act }) => act)).toContain('triage.report-read');
  });

  it('an unknown report and a forbidden one answer with their own code', async () => {
    await expect(db.act((ctx) => readReport(ctx, { reportId: '99999' }))).rejects.toMatchObject({
      code: 'triage.report-not-found',
    });
    await expect(
      db.act((ctx) => readReport(ctx, { reportId: first.reportId }), { role: 'auditor' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});

describe('the page of a person', () => {
  it('gathers mentions, identifiers, reports and what holds them together, by any of its mentions', async () => {
    const mention = second.personIds[0] ?? '';
    const person = await db.act((ctx) => readPerson(ctx, { personId: mention }));
    expect(person).toMatchObject({
      label: 'u-77',
      observedTotal: 2,
      identifiersTotal: 2,
      reportsTotal: 2,
      edgesTotal: 1,
    });
    expect(person.identifiers[0]).toMatchObject({ reports: 2 });
    expect(person.edges[0]?.only).toBe(true);
    const same = await db.act((ctx) => readPerson(ctx, { personId: person.id }));
    expect(same).toEqual(person);
  });

  it('somebody who is no presumed person is not found', async () => {
    await expect(
      db.act((ctx) => readPerson(ctx, { personId: first.personIds[1] ?? '' })),
    ).rejects.toMatchObject({
      code: 'triage.person-not-found',
    });
  });
});
