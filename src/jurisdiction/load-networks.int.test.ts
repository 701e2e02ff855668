import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { loadNetworks, networkTable } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const csv = (...lines: string[]) => ['network,country,area,provider,kind,version', ...lines].join('\n');
const first = csv('240.0.0.0/8,FR,Zone A,Example Fixe,fixed,t1', '240.9.0.0/16,FR,,Example Mobile,mobile,t1');
const lookup = (address: string) => db.act(async (ctx) => (await networkTable(ctx)).lookup(address));

it('before any table is loaded every address is unknown', async () => {
  expect(await lookup('240.0.0.1')).toBeNull();
});

it('a loaded table answers with its version, and asks for links and ranks to be computed again', async () => {
  expect(await db.act((ctx) => loadNetworks(ctx, { csv: first }))).toEqual({
    version: 't1',
    networks: 2,
    changed: true,
  });
  expect(await lookup('240.9.1.1')).toEqual({
    country: 'FR',
    area: null,
    provider: 'Example Mobile',
    kind: 'mobile',
    version: 't1',
  });
  expect(db.jobs).toEqual([{ job: 'rebuild', payload: {} }]);
});

it('the same table again, in another order of lines, changes nothing', async () => {
  const [header = '', a = '', b = ''] = first.split('\n');
  const again = await db.act((ctx) => loadNetworks(ctx, { csv: [header, b, a].join('\n') }));
  expect(again.changed).toBe(false);
  expect(db.jobs).toHaveLength(1);
});

it('a refused table leaves the former one in force', async () => {
  await expect(
    db.act((ctx) =>
      loadNetworks(ctx, { csv: csv('240.0.0.0/8,FR,,Other,fixed,t2', 'x,FR,,Other,fixed,t2') }),
    ),
  ).rejects.toMatchObject({ code: 'jurisdiction.table.network', params: { line: 3 } });
  expect((await lookup('240.0.0.1'))?.provider).toBe('Example Fixe');
});

it('another table replaces the former one for every process', async () => {
  await db.act((ctx) => loadNetworks(ctx, { csv: csv('240.9.0.0/16,FR,,Other,vpn,'), version: 't2' }));
  expect(await lookup('240.0.0.1')).toBeNull();
  expect((await lookup('240.9.0.1'))?.version).toBe('t2');
});

it('an analyst may not load a table', async () => {
  await expect(db.act((ctx) => loadNetworks(ctx, { csv: first }), { role: 'analyst' })).rejects.toMatchObject(
    { code: 'access.forbidden' },
  );
});
