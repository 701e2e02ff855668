import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetworkTable, type NetworkRow } from './networks.ts';
import { readNetworks } from './read-networks.ts';

const row = (network: string, provider: string): NetworkRow => ({
  network,
  country: 'FR',
  area: null,
  provider,
  kind: 'fixed',
  version: 't1',
});

const header = 'network,country,area,provider,kind,version';
const table = (...lines: string[]) => [header, ...lines].join('\n');
const refusal = (csv: string) =>
  readNetworks(csv, null).then(
    () => 'accepted',
    (error: { code: string; params: object }) => ({ code: error.code, params: error.params }),
  );

describe('the network of an address', () => {
  it('is the narrowest block that holds it', () => {
    const networks = buildNetworkTable('t1', [
      row('240.0.0.0/8', 'wide'),
      row('240.1.0.0/16', 'narrow'),
      row('240.1.2.3/32', 'one'),
    ]);
    expect(networks.lookup('240.1.2.3')?.provider).toBe('one');
    expect(networks.lookup('240.1.2.4')?.provider).toBe('narrow');
    expect(networks.lookup('240.2.0.0')?.provider).toBe('wide');
    expect(networks.lookup('240.255.255.255')?.provider).toBe('wide');
  });

  it('is unknown outside the table, and for anything that is not a dotted address', () => {
    const networks = buildNetworkTable('t1', [row('240.1.0.0/16', 'narrow')]);
    for (const text of ['241.0.0.0', '239.255.255.255', '2001:db8::1', '', '240.01.0.1', '240.1.0.1 ', 'x']) {
      expect(networks.lookup(text)).toBeNull();
    }
  });

  it('is what trying every block gives', () => {
    const aBlock = fc
      .tuple(
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 8, max: 24 }),
      )
      .map(([a, b, bits]) => {
        const first = ((240 * 2 ** 24 + (a % 4) * 2 ** 16 + b * 256) >>> 0) & (-1 << (32 - bits));
        const value = first >>> 0;
        return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.0/${bits}`;
      });
    fc.assert(
      fc.property(
        fc.uniqueArray(aBlock, { maxLength: 30 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 255 }),
        (blocks, second, third) => {
          const networks = buildNetworkTable(
            't1',
            blocks.map((block) => row(block, block)),
          );
          const address = `240.${second}.${third}.9`;
          const numeric = 240 * 2 ** 24 + second * 2 ** 16 + third * 256 + 9;
          const expected = blocks
            .map((block) => ({
              block,
              bits: Number(block.split('/')[1]),
              parts: block.split('/')[0]?.split('.'),
            }))
            .filter(({ bits, parts }) => {
              const start = (parts ?? []).reduce((sum, part) => sum * 256 + Number(part), 0);
              return numeric >= start && numeric < start + 2 ** (32 - bits);
            })
            .sort((a, b) => b.bits - a.bits)[0]?.block;
          expect(networks.lookup(address)?.provider).toBe(expected);
        },
      ),
    );
  });
});

describe('reading a network table', () => {
  it('takes the columns in any order, an empty area as unknown, and a name for rows without version', async () => {
    const csv = 'kind,network,version,provider,area,country\r\nmobile,240.9.0.0/16,,Example Mobile,,FR\r\n';
    expect(await readNetworks(csv, 'd1')).toEqual([
      {
        network: '240.9.0.0/16',
        country: 'FR',
        area: null,
        provider: 'Example Mobile',
        kind: 'mobile',
        version: 'd1',
      },
    ]);
  });

  it('reads a stream cut anywhere, byte order mark included', async () => {
    const bytes = Buffer.from(`\ufeff${table('240.0.0.0/8,FR,Zone fictive à côté,Example,fixed,v')}`);
    for (const size of [1, 7, 64]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
        bytes.subarray(n * size, (n + 1) * size),
      );
      const [only] = await readNetworks(Readable.from(chunks), null);
      expect(only?.area).toBe('Zone fictive à côté');
    }
  });

  it.each([
    ['no row', header, 'jurisdiction.table.empty', {}],
    ['another header', 'a,b\n1,2', 'jurisdiction.table.header', { expected: header }],
    ['host bits', table('240.0.0.1/8,FR,,E,fixed,v'), 'jurisdiction.table.network', { line: 2 }],
    ['no prefix length', table('240.0.0.1,FR,,E,fixed,v'), 'jurisdiction.table.network', { line: 2 }],
    ['version 6', table('2001:db8::/32,FR,,E,fixed,v'), 'jurisdiction.table.network', { line: 2 }],
    ['country', table('240.0.0.0/8,France,,E,fixed,v'), 'jurisdiction.table.country', { line: 2 }],
    ['provider', table('240.0.0.0/8,FR,,,fixed,v'), 'jurisdiction.table.provider', { line: 2 }],
    ['version', table('240.0.0.0/8,FR,,E,fixed,'), 'jurisdiction.table.version', { line: 2 }],
    ['ragged', table('240.0.0.0/8,FR,,E,fixed'), 'jurisdiction.table.csv-syntax', { line: 2 }],
    ['quote', table('"240.0.0.0/8,FR,,E,fixed,v'), 'jurisdiction.table.csv-syntax', { line: 2 }],
    [
      'twice',
      table('240.0.0.0/8,FR,,E,fixed,v', '240.0.0.0/8,FR,,E,fixed,v'),
      'jurisdiction.table.duplicate-network',
      { line: 3 },
    ],
  ])('refuses a bad table as a whole, with its line: %s', async (_, csv, code, params) => {
    expect(await refusal(csv)).toEqual({ code, params });
  });

  it('refuses an unknown kind by naming the known ones', async () => {
    expect(await refusal(table('240.0.0.0/8,FR,,E,cable,v'))).toEqual({
      code: 'jurisdiction.table.kind',
      params: { line: 2, kinds: 'fixed, mobile, shared, hosting, vpn, tor' },
    });
  });
});
