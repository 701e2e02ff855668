import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { groupsFromIpv6, ipv6FromGroups } from './ipv6.ts';

const group = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
const eightGroups = fc.array(group, { minLength: 8, maxLength: 8 });

describe('IPv6 addresses', () => {
  it.each([
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8::A', '2001:db8::a'],
    ['::', '::'],
    ['1::', '1::'],
    ['::1', '::1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
  ])('%s has the one form %s (RFC 5952)', (text, form) => {
    const groups = groupsFromIpv6(text);
    expect(groups && ipv6FromGroups(groups)).toBe(form);
  });

  it.each([
    '',
    ':',
    ':::',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1::2::3',
    '12345::',
    'g::',
    ':1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7:8:',
    '::1%eth0',
    '::1/128',
    '[::1]',
    '1.2.3.4::',
    '::1.2.3.256',
    '::1.2.3.4:5',
    '192.0.2.1',
    ' ::1',
  ])('%j is refused', (text) => {
    expect(groupsFromIpv6(text)).toBeNull();
  });

  it('read and write as an independent program does', () => {
    fc.assert(
      fc.property(eightGroups, (groups) => {
        const other = new ipaddr.IPv6([...groups]);
        expect(ipv6FromGroups(groups)).toBe(other.toRFC5952String());
        expect(groupsFromIpv6(other.toNormalizedString())).toEqual(groups);
        expect(groupsFromIpv6(ipv6FromGroups(groups))).toEqual(groups);
      }),
      { numRuns: 500 },
    );
  });

  it('accept nothing that an independent program refuses', () => {
    const piece = fc.constantFrom('0', 'ff', '::', ':', '1.2.3.4', '12345', 'g', '.', '%', 'a0b1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        if (groupsFromIpv6(text) !== null) expect(ipaddr.IPv6.isValid(text), text).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
