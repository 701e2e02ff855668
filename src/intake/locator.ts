import type { Locator } from './contract.ts';
import { locateJson, locateJsonInStream } from './locate-json.ts';
import { locateLine, locateLineInStream } from './locate-line.ts';
import { locateXml } from './locate-xml.ts';
import { type ByteRange, pathFromPointer, type TextSpan } from './place.ts';

export { type ByteRange, pathFromPointer, placeInText, pointerFrom } from './place.ts';

/**
 * Places in a sealed source.
 *
 *   whole                    all bytes
 *   json:<pointer>           RFC 6901; of duplicate keys the last one
 *   xml:/<name>[n]/…         elements by name, counted from 1 among siblings of that name; `@name` last for an attribute
 *   line:<n>                 the n-th line, from 1, without its line end
 *
 * A json or xml place may end in `#<from>-<to>`: these UTF-16 units of the decoded text found there.
 */

/**
 * Finds the bytes a locator names.
 *
 * @param bytes  The whole sealed source.
 * @returns The byte range (for JSON the value with its quotes or brackets, for XML the element with its tags),
 * or null when the locator is malformed or names nothing. Never throws.
 * Cost: O(n), one pass.
 */
export function locate(bytes: Uint8Array, locator: Locator): ByteRange | null {
  const whole = locateKind(bytes, locator);
  if (whole !== null) return whole;
  const part = /^(.*)#(\d{1,9})-(\d{1,9})$/s.exec(locator);
  if (part?.[1] === undefined) return null;
  return locateKind(bytes, part[1], { from: Number(part[2]), to: Number(part[3]) });
}

function locateKind(bytes: Uint8Array, locator: Locator, span?: TextSpan): ByteRange | null {
  if (locator === 'whole') return span === undefined ? { byteStart: 0, byteEnd: bytes.length } : null;
  if (locator.startsWith('json:')) {
    const path = pathFromPointer(locator.slice(5));
    return path === null ? null : locateJson([bytes], path, span);
  }
  if (locator.startsWith('xml:')) return locateXml(bytes, locator.slice(4), span);
  if (locator.startsWith('line:') && span === undefined) return locateLine([bytes], locator.slice(5));
  return null;
}

/**
 * The same for `json:` and `line:` places of sources too large to hold.
 *
 * @param chunks  The bytes of the source in order.
 * @returns null also for xml places, whose sources are read whole, and for parts of a text.
 */
export async function locateInStream(
  chunks: AsyncIterable<Uint8Array>,
  locator: Locator,
): Promise<ByteRange | null> {
  if (locator.startsWith('json:')) {
    const path = pathFromPointer(locator.slice(5));
    return path === null ? null : locateJsonInStream(chunks, path);
  }
  return locator.startsWith('line:') ? locateLineInStream(chunks, locator.slice(5)) : null;
}
