import { uint32FromIpv4 } from './ipv4.ts';

/** IPv6 addresses as eight 16-bit groups, and their one short form. */

/**
 * Reads the forms of RFC 4291 §2.2: eight groups of one to four hexadecimal digits, `::` once for a run of zeros,
 * the last two groups possibly as a dotted IPv4 address. A zone, a prefix length or brackets are refused.
 *
 * @returns eight numbers of 0–65 535, or null. Cost: O(1), the length is capped.
 */
export function groupsFromIpv6(text: string): readonly number[] | null {
  if (text.length < 2 || text.length > 45) return null;
  const gap = text.indexOf('::');
  if (gap < 0) {
    const groups = readGroups(text, true);
    return groups?.length === 8 ? groups : null;
  }
  const left = gap === 0 ? [] : readGroups(text.slice(0, gap), false);
  const right = gap + 2 === text.length ? [] : readGroups(text.slice(gap + 2), true);
  // RFC 4291 lets `::` stand for one group or more, never for none.
  if (left === null || right === null || left.length + right.length > 7) return null;
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function readGroups(text: string, isEnd: boolean): number[] | null {
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (isEnd && index === parts.length - 1 && part.includes('.')) {
      const v4 = uint32FromIpv4(part);
      if (v4 === null) return null;
      groups.push(v4 >>> 16, v4 & 0xffff);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups;
}

/**
 * Lower case, no leading zeros, the longest run of two or more zero groups (the first one of equals) as `::`.
 * Source: RFC 5952 §4.
 */
export function ipv6FromGroups(groups: readonly number[]): string {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
    start += length;
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}
