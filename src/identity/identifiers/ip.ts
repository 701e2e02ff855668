import { ipv4FromUint32, rangeFromCidr, uint32FromIpv4 } from '../../kernel/ipv4.ts';
import { groupsFromIpv6, ipv6FromGroups } from '../../kernel/ipv6.ts';
import { type NormalisedIdentifier, type UnusableReason, unusable, usable } from './identifier.ts';
import { cleanText } from './raw-text.ts';

/** Blocks of the IANA special-purpose registry that no line of the public network can carry. */
const SPECIAL_V4: readonly (readonly [cidr: string, reason: UnusableReason])[] = [
  ['0.0.0.0/8', 'not-a-host-address'],
  ['10.0.0.0/8', 'private-address'],
  ['100.64.0.0/10', 'private-address'],
  ['127.0.0.0/8', 'private-address'],
  ['169.254.0.0/16', 'private-address'],
  ['172.16.0.0/12', 'private-address'],
  ['192.168.0.0/16', 'private-address'],
  ['224.0.0.0/4', 'not-a-host-address'],
  ['255.255.255.255/32', 'not-a-host-address'],
];
const SPECIAL_V4_RANGES = SPECIAL_V4.flatMap(([cidr, reason]) => {
  const range = rangeFromCidr(cidr);
  return range === null ? [] : [{ ...range, reason }];
});

/**
 * An IP address, version 4 in four decimal numbers, version 6 in the short form of RFC 5952.
 *
 *  - A version 4 address written inside a version 6 one (`::ffff:192.0.2.1`) is that version 4 address.
 *  - Leading zeros, hexadecimal and one-number spellings are refused: tools disagree on what they mean.
 *  - Private, shared (carrier-side 100.64.0.0/10), loopback and link-local addresses are the same in every home: unusable.
 *  - The unspecified address, multicast and broadcast are nobody's.
 *  - Documentation blocks and 240.0.0.0/4 are usable: exercises and simulated networks live there.
 *  - A port, a zone (`%eth0`) or a prefix length is no part of the address.
 */
export function normaliseIp(raw: string): NormalisedIdentifier {
  const direct = uint32FromIpv4(raw);
  if (direct !== null) return fromV4(direct);
  const clean = cleanText(raw, 64);
  if (clean.reason !== undefined) return unusable(clean.reason);
  const v4 = uint32FromIpv4(clean.text);
  if (v4 !== null) return fromV4(v4);
  if (!clean.text.includes(':') || clean.text.includes('%')) return unusable('malformed');
  const inner = clean.text.startsWith('[') && clean.text.endsWith(']') ? clean.text.slice(1, -1) : clean.text;
  return fromV6(inner);
}

function fromV4(address: number): NormalisedIdentifier {
  for (const range of SPECIAL_V4_RANGES) {
    if (address >= range.first && address <= range.last) return unusable(range.reason);
  }
  const value = ipv4FromUint32(address);
  return usable('ip', value, value);
}

function fromV6(text: string): NormalisedIdentifier {
  const groups = groupsFromIpv6(text);
  if (groups === null) return unusable('malformed');
  const [first = 0] = groups;
  if (groups.slice(0, 5).every((group) => group === 0)) {
    const v4 = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
    if (groups[5] === 0xffff) return fromV4(v4);
    if (groups[5] === 0 && v4 === 0) return unusable('not-a-host-address');
    if (groups[5] === 0 && v4 === 1) return unusable('private-address');
  }
  if (first >= 0xff00) return unusable('not-a-host-address');
  // fe80::/10 link-local, fec0::/10 once site-local, fc00::/7 unique local.
  if (first >= 0xfe80 || (first & 0xfe00) === 0xfc00) return unusable('private-address');
  const value = ipv6FromGroups(groups);
  return usable('ip', value, value);
}
