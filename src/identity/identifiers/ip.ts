import ipaddr from 'ipaddr.js';
import { ipv4FromUint32, rangeFromCidr, uint32FromIpv4 } from '../../kernel/ipv4.ts';
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

const SPECIAL_V6: Readonly<Record<string, UnusableReason>> = {
  unspecified: 'not-a-host-address',
  multicast: 'not-a-host-address',
  linkLocal: 'private-address',
  loopback: 'private-address',
  uniqueLocal: 'private-address',
  deprecatedSiteLocal: 'private-address',
  discard: 'not-a-host-address',
};

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
  if (!ipaddr.IPv6.isValid(text)) return unusable('malformed');
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) {
    const v4 = uint32FromIpv4(address.toIPv4Address().toString());
    return v4 === null ? unusable('malformed') : fromV4(v4);
  }
  const reason = SPECIAL_V6[address.range()];
  if (reason !== undefined) return unusable(reason);
  const value = address.toRFC5952String();
  return usable('ip', value, value);
}
