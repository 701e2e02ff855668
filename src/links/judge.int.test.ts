import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { mentionId, type PlantedReport, plantFacts, readPersons } from '../../test/harness/planted-facts.ts';
import { loadNetworks } from '../jurisdiction/index.ts';
import { judge, linkedReports, personOf, readPersonEdges, relink, retractJudgement } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  const csv = 'network,country,area,provider,kind,version\n240.0.0.0/8,FR,,Example Fixe,fixed,t1\n';
  await db.act((ctx) => loadNetworks(ctx, { csv }));
});
afterAll(() => db.drop());

const report = (
  name: string,
  ...observations: PlantedReport['mentions'][number]['observations'][]
): PlantedReport => ({
  name,
  receivedAt: '2026-10-01T00:00:00Z',
  mentions: observations.map((list, at) => ({ locator: `json:/${at}`, observations: list })),
});
const account = (value: string) => ({ kind: 'account', value: `service␟${value}` });
const email = (value: string) => ({ kind: 'email', value: `${value}@example.com` });
const line = (value: string, time: string) => ({ kind: 'ip', value, at: `2026-10-01T${time}:00Z` });

async function arrive(...reports: PlantedReport[]): Promise<readonly string[]> {
  return db.act(async (ctx) => {
    const ids = await plantFacts(ctx.tx, reports);
    await relink(ctx, { observedFrom: ids });
    return ids;
  });
}
const idOf = (name: string, place = 0) =>
  db.database.transaction((tx) => mentionId(tx, name, `json:/${place}`));
const persons = () => db.database.transaction((tx) => readPersons(tx));
const freshReports = () =>
  db.database.transaction((tx) =>
    tx.rows<{ ref: string }>(sql`
    SELECT r.external_ref AS ref FROM intake.fresh_report f JOIN intake.report r ON r.id = f.report_id ORDER BY 1`),
  );
const clearFresh = () => db.database.transaction((tx) => tx.run(sql`DELETE FROM intake.fresh_report`));
const asOfficer = { role: 'analyst', name: 'Analyste A' };

describe('judgements', () => {
  it('not the same parts two mentions at once, and taking it back restores exactly what was', async () => {
    await arrive(report('j1', [account('j')]), report('j2', [account('j')]), report('j3', [account('j')]));
    const [left, right] = [await idOf('j1'), await idOf('j2')];
    const before = await persons();
    await clearFresh();

    const judged = await db.act(
      (ctx) =>
        judge(ctx, { left: right, right: left, verdict: 'not-same', reason: 'Deux lignes distinctes' }),
      asOfficer,
    );
    expect(new Set(judged.personIds)).toEqual(new Set([left, right]));
    expect((await persons())['j2#json:/0']).toBe('j2#json:/0');
    expect((await freshReports()).map((row) => row.ref)).toEqual(['j1', 'j2', 'j3']);
    expect(db.jobs.at(-1)?.job).toBe('rescore');

    const restored = await db.act((ctx) =>
      retractJudgement(ctx, { id: judged.id, reason: 'Erreur de saisie' }),
    );
    expect(restored.personIds).toEqual([left]);
    expect(await persons()).toEqual(before);
  });

  it('a rebuild keeps what people decided', async () => {
    await arrive(report('k1', [account('k')]), report('k2', [account('k')]), report('k3', [email('k')]));
    const [k1, k2, k3] = [await idOf('k1'), await idOf('k2'), await idOf('k3')];
    await db.act((ctx) => judge(ctx, { left: k1, right: k2, verdict: 'not-same', reason: 'vérifié' }));
    await db.act((ctx) => judge(ctx, { left: k2, right: k3, verdict: 'same', reason: 'vérifié' }));
    const decided = await persons();
    expect(decided['k3#json:/0']).toBe('k2#json:/0');
    await db.act((ctx) => relink(ctx, { all: true }));
    expect(await persons()).toEqual(decided);
  });

  it('the latest judgement on a pair holds, and retracting it gives the one before its force back', async () => {
    await arrive(report('l1', [account('l')]), report('l2', [account('l')]));
    const [left, right] = [await idOf('l1'), await idOf('l2')];
    const say = (verdict: 'same' | 'not-same' | 'unsure') =>
      db.act((ctx) => judge(ctx, { left, right, verdict, reason: 'à relire' }));
    expect((await say('not-same')).personIds).toHaveLength(2);
    const doubt = await say('unsure');
    expect(doubt.personIds).toHaveLength(1);
    const back = await db.act((ctx) => retractJudgement(ctx, { id: doubt.id, reason: 'à relire' }));
    expect(back.personIds).toHaveLength(2);
    await expect(
      db.act((ctx) => retractJudgement(ctx, { id: doubt.id, reason: 'encore' })),
    ).rejects.toMatchObject({ code: 'links.judgement.already-retracted' });
  });

  it('a victim, an unknown mention and a mention with itself are refused', async () => {
    await arrive({
      name: 'm1',
      mentions: [
        { locator: 'json:/0', observations: [email('m')] },
        { locator: 'json:/1', role: 'victim', observations: [email('m')] },
      ],
    });
    const [suspect, victim] = [await idOf('m1'), await idOf('m1', 1)];
    const say = (left: string, right: string) =>
      db.act((ctx) => judge(ctx, { left, right, verdict: 'same', reason: 'essai' }));
    await expect(say(suspect, victim)).rejects.toMatchObject({ code: 'links.judge.not-linkable' });
    await expect(say(suspect, '999999999')).rejects.toMatchObject({ code: 'links.judge.not-linkable' });
    await expect(say(suspect, suspect)).rejects.toMatchObject({ code: 'links.judge.same-mention' });
    await expect(
      db.act((ctx) => retractJudgement(ctx, { id: '999999999', reason: 'essai' })),
    ).rejects.toMatchObject({ code: 'links.judgement.not-found' });
  });

  it('an auditor may neither judge nor see persons', async () => {
    const id = await idOf('j1');
    const auditor = { role: 'auditor' };
    const forbidden = { code: 'access.forbidden' };
    await expect(
      db.act((ctx) => judge(ctx, { left: id, right: id, verdict: 'same', reason: 'essai' }), auditor),
    ).rejects.toMatchObject(forbidden);
    await expect(
      db.act((ctx) => retractJudgement(ctx, { id: '1', reason: 'essai' }), auditor),
    ).rejects.toMatchObject(forbidden);
    await expect(db.act((ctx) => personOf(ctx, { observedPersonIds: [id] }), auditor)).rejects.toMatchObject(
      forbidden,
    );
    await expect(db.act((ctx) => readPersonEdges(ctx, { personId: id }), auditor)).rejects.toMatchObject(
      forbidden,
    );
    await expect(
      db.act((ctx) => linkedReports(ctx, { reportId: '1', limit: 5 }), auditor),
    ).rejects.toMatchObject(forbidden);
    await expect(db.act((ctx) => relink(ctx, { all: true }), auditor)).rejects.toMatchObject(forbidden);
  });

  it('each judgement leaves one line in the journal, without its reason', async () => {
    const acts = await db.database.transaction((tx) =>
      tx.rows<{ act: string; details: Record<string, unknown> }>(sql`
        SELECT act, details FROM audit.entry WHERE act LIKE 'links.judge%' ORDER BY seq LIMIT 2`),
    );
    expect(acts.map((entry) => entry.act)).toEqual(['links.judged', 'links.judgement-retracted']);
    expect(JSON.stringify(acts)).not.toContain('distinctes');
  });
});

describe('what a person hangs on', () => {
  it('one address between two groups is marked as the only bridge, with how much it cuts off', async () => {
    await arrive(
      report('n1', [account('n-a')]),
      report('n2', [account('n-a')]),
      report('n3', [account('n-a'), line('240.3.3.3', '10:00')]),
      report('n4', [account('n-b'), line('240.3.3.3', '10:04')]),
      report('n5', [account('n-b')]),
      report('n6', [account('n-b')]),
    );
    const first = await idOf('n1');
    const person = (await db.act((ctx) => personOf(ctx, { observedPersonIds: [first] }))).get(first);
    const held = await db.act((ctx) => readPersonEdges(ctx, { personId: person ?? '' }));
    const bridges = held.edges.filter((edge) => edge.only);
    expect(bridges).toHaveLength(1);
    expect(bridges[0]).toMatchObject({
      cutsOff: 3,
      bits: 22,
      clues: [{ code: 'links.clue.same-address', params: { identifier: '240.3.3.3', minutes: 4 } }],
    });
    expect(bridges[0]?.clues[0]?.places).toHaveLength(2);
    expect(held.edgesTotal).toBe(5);
  });

  it('judgements and discounts are shown with the person', async () => {
    const person = await idOf('k2');
    const held = await db.act((ctx) => readPersonEdges(ctx, { personId: person }));
    expect(held.judgements.map((one) => one.verdict)).toEqual(['not-same', 'same']);
    expect(held.judgements[0]?.byName).toBe('test officer');
    await expect(db.act((ctx) => readPersonEdges(ctx, { personId: '999999999' }))).rejects.toMatchObject({
      code: 'links.person.not-found',
    });
  });
});

describe('reports linked with one', () => {
  it('are those of the same person, strongest first, then those that share a weak clue', async () => {
    const [p1, p2, p3, p4, p5] = await arrive(
      report('p1', [account('p'), email('p'), { kind: 'screen-name', value: 'p' }]),
      report('p2', [account('p')]),
      report('p3', [account('p'), email('p')]),
      report('p4', [{ kind: 'screen-name', value: 'p' }]),
      report('p5', [account('p-other')]),
    );
    const of = (reportId: string | undefined) =>
      db.act((ctx) => linkedReports(ctx, { reportId: reportId ?? '', limit: 10 }));
    const linked = await of(p3);
    expect(linked.map((one) => one.reportId)).toEqual([p1, p2]);
    expect(linked[0]?.clues.map((clue) => clue.code)).toEqual([
      'links.clue.same-account',
      'links.clue.same-email',
    ]);
    expect((await of(p2)).map((one) => one.reportId).sort()).toEqual([p1, p3].sort());
    expect(await of(p4)).toMatchObject([{ reportId: p1, samePerson: false }]);
    expect(await of(p5)).toEqual([]);
  });

  it('a report reached only through others says so; one judged somebody else is gone', async () => {
    const [q1, , q3] = await arrive(
      report('q1', [account('q')]),
      report('q2', [account('q'), email('q')]),
      report('q3', [email('q')]),
    );
    const linked = () => db.act((ctx) => linkedReports(ctx, { reportId: q1 ?? '', limit: 10 }));
    expect((await linked()).find((one) => one.reportId === q3)?.clues[0]?.code).toBe(
      'links.clue.same-person',
    );
    const [left, right] = [await idOf('q1'), await idOf('q2')];
    await db.act((ctx) => judge(ctx, { left, right, verdict: 'not-same', reason: 'vérifié' }));
    expect(await linked()).toEqual([]);
  });
});
