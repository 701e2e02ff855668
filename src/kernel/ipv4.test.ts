import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRangeLookup, ipv4FromUint32, rangeFromCidr, uint32FromIpv4 } from './ipv4.ts';

const anyAddress = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('IPv4 addresses', () => {
  it('give back the address they were written from', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(uint32FromIpv4(ipv4FromUint32(address))).toBe(address);
      }),
    );
    expect(ipv4FromUint32(0xf0000001)).toBe('240.0.0.1');
    expect(uint32FromIpv4('255.255.255.255')).toBe(2 ** 32 - 1);
    expect(uint32FromIpv4('0.0.0.0')).toBe(0);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.00',
    '1..2.3',
    '.1.2.3',
    '1.2.3.4 ',
    ' 1.2.3.4',
    '1.2.3.4:80',
    '0x7f.0.0.1',
    '2130706433',
    '1.2.3.-4',
    '１.2.3.4',
    '1.2.3.4\n',
  ])('refuses %j', (text) => {
    expect(uint32FromIpv4(text)).toBeNull();
  });
});

describe('ranges', () => {
  it('are read from CIDR notation', () => {
    expect(rangeFromCidr('240.0.0.0/4')).toEqual({ first: 0xf0000000, last: 0xffffffff });
    expect(rangeFromCidr('0.0.0.0/0')).toEqual({ first: 0, last: 2 ** 32 - 1 });
    expect(rangeFromCidr('240.1.2.3')).toEqual({ first: 0xf0010203, last: 0xf0010203 });
  });

  it.each(['240.0.0.1/4', '240.0.0.0/33', '240.0.0.0/', '240.0.0.0/04', '/4', '240.0.0.0/4/4', 'x'])(
    'refuse %j',
    (text) => {
      expect(rangeFromCidr(text)).toBeNull();
    },
  );

  it('find the narrowest block that holds an address', () => {
    const blocks = ['240.0.0.0/8', '240.1.0.0/16', '240.1.2.0/24', '240.3.0.0/16', '242.0.0.0/8'];
    const find = createRangeLookup(blocks.map((block) => rangeFromCidr(block) ?? { first: 0, last: 0 }));
    const blockOf = (address: string): string | undefined => blocks[find(uint32FromIpv4(address) ?? 0)];
    expect(blockOf('240.1.2.3')).toBe('240.1.2.0/24');
    expect(blockOf('240.1.3.0')).toBe('240.1.0.0/16');
    expect(blockOf('240.2.0.0')).toBe('240.0.0.0/8');
    expect(blockOf('240.255.255.255')).toBe('240.0.0.0/8');
    expect(blockOf('241.0.0.0')).toBeUndefined();
    expect(blockOf('239.255.255.255')).toBeUndefined();
    expect(createRangeLookup([])(0)).toBe(-1);
  });

  it('agree with a search through every block', () => {
    const block = fc.tuple(anyAddress, fc.integer({ min: 22, max: 32 })).map(([address, bits]) => {
      const size = 2 ** (32 - bits);
      const first = 0xf0000000 + ((address % 4096) - (address % size));
      return { first, last: first + size - 1 };
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(block, { selector: (r) => `${r.first}-${r.last}`, maxLength: 20 }),
        (ranges) => {
          const find = createRangeLookup(ranges);
          for (let address = 0xf0000000 - 1; address < 0xf0000000 + 4200; address += 37) {
            const holding = ranges.filter((r) => r.first <= address && address <= r.last);
            const narrowest = holding.toSorted((a, b) => a.last - a.first - (b.last - b.first))[0];
            expect(ranges[find(address)]).toEqual(narrowest);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
