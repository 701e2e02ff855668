/** IPv4 addresses as unsigned 32-bit integers, and which range of a sorted table holds one. */

/**
 * Reads four decimal numbers of 0–255 separated by dots. Leading zeros are refused: `010` is eight in one tool
 * and ten in another, and a wrong address is worse than none.
 *
 * @returns the address, 0–4 294 967 295, or null when the text is not a dotted address. Cost: O(1), no allocation.
 */
export function uint32FromIpv4(text: string): number | null {
  if (text.length < 7 || text.length > 15) return null;
  let address = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 46) {
      if (digits === 0) return null;
      address = address * 256 + part;
      part = 0;
      digits = 0;
      dots += 1;
      continue;
    }
    if (code < 48 || code > 57 || (digits > 0 && part === 0)) return null;
    part = part * 10 + (code - 48);
    digits += 1;
    if (part > 255) return null;
  }
  return dots === 3 && digits > 0 ? address * 256 + part : null;
}

/** @param address an unsigned 32-bit integer. */
export function ipv4FromUint32(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** First and last address, both included. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads `240.1.0.0/16`, or a single address. Host bits must be zero: a range written from its middle is a
 * mistake in the table it comes from.
 */
export function rangeFromCidr(text: string): Ipv4Range | null {
  const slash = text.indexOf('/');
  const first = uint32FromIpv4(slash < 0 ? text : text.slice(0, slash));
  if (first === null) return null;
  if (slash < 0) return { first, last: first };
  const bitsText = text.slice(slash + 1);
  if (!/^(?:[0-9]|[12][0-9]|3[0-2])$/.test(bitsText)) return null;
  const size = 2 ** (32 - Number(bitsText));
  return first % size === 0 ? { first, last: first + size - 1 } : null;
}

/**
 * Finds the narrowest range that holds an address: `find(address)` is the position in `ranges`, or -1.
 * Ranges may nest (as CIDR blocks do) but not overlap partially; equal ranges give the earlier one.
 * Cost: O(n log n) once, then O(log n + depth) for each address.
 */
export function createRangeLookup(ranges: readonly Ipv4Range[]): (address: number) => number {
  const order = ranges.map((range, position) => ({ ...range, position }));
  order.sort((a, b) => a.first - b.first || b.last - a.last || b.position - a.position);
  const firsts = Float64Array.from(order, (range) => range.first);
  const lasts = Float64Array.from(order, (range) => range.last);
  const positions = Int32Array.from(order, (range) => range.position);
  const parents = enclosingRanges(firsts, lasts);
  return (address) => {
    let at = lastAtOrBefore(firsts, address);
    while (at >= 0 && (lasts[at] ?? -1) < address) at = parents[at] ?? -1;
    return at < 0 ? -1 : (positions[at] ?? -1);
  };
}

function enclosingRanges(firsts: Float64Array, lasts: Float64Array): Int32Array {
  const parents = new Int32Array(firsts.length).fill(-1);
  const open: number[] = [];
  firsts.forEach((first, at) => {
    while (open.length > 0 && (lasts[open.at(-1) ?? 0] ?? -1) < first) open.pop();
    parents[at] = open.at(-1) ?? -1;
    open.push(at);
  });
  return parents;
}

function lastAtOrBefore(firsts: Float64Array, address: number): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] ?? 0) <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
