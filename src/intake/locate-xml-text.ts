import type { ByteRange, TextSpan } from './place.ts';
import { endOfSpecial, startsWith, XmlTags } from './xml-tags.ts';

/**
 * The bytes of characters `from`..`to` of the text that stands directly between `start` and `end` (inside an
 * element, after its open tag): references and CDATA decoded, CRLF counted once, children passed over.
 */
export function partOfText(bytes: Uint8Array, start: number, end: number, span: TextSpan): ByteRange | null {
  let units = 0;
  let byteStart = -1;
  for (const piece of directText(bytes, start, end)) {
    let at = piece.start;
    while (at < piece.end) {
      if (units >= span.from && byteStart < 0) byteStart = at;
      if (units >= span.to) return { byteStart, byteEnd: at };
      const step = stepAt(bytes, at, piece.isCdata);
      units += step.units;
      at += step.bytes;
    }
    if (byteStart >= 0 && units >= span.to) return { byteStart, byteEnd: at };
  }
  return null;
}

interface TextPiece {
  readonly start: number;
  readonly end: number;
  readonly isCdata: boolean;
}

function* directText(bytes: Uint8Array, start: number, end: number): Generator<TextPiece> {
  const children = childRanges(bytes, start, end);
  let at = start;
  while (at < end) {
    const next = bytes.indexOf(0x3c, at);
    const stop = next === -1 || next > end ? end : next;
    if (stop > at) yield { start: at, end: stop, isCdata: false };
    if (stop === end) return;
    const beyond = endOfSpecial(bytes, stop);
    if (beyond !== undefined && beyond !== -1) {
      if (startsWith(bytes, stop, '<![CDATA[')) yield { start: stop + 9, end: beyond - 3, isCdata: true };
      at = beyond;
    } else at = children.get(stop) ?? end;
  }
}

/** End of each direct child by its start. */
function childRanges(bytes: Uint8Array, start: number, end: number): Map<number, number> {
  const ranges = new Map<number, number>();
  let depth = 0;
  let opened = 0;
  for (const tag of new XmlTags(bytes.subarray(start, end))) {
    if (tag.kind === 'open' && depth++ === 0) opened = tag.start;
    if (tag.kind === 'close' && --depth === 0) ranges.set(start + opened, start + tag.end);
    if (tag.kind === 'empty' && depth === 0) ranges.set(start + tag.start, start + tag.end);
  }
  return ranges;
}

function stepAt(bytes: Uint8Array, at: number, isCdata: boolean): { bytes: number; units: number } {
  const byte = bytes[at] ?? 0;
  if (byte === 0x26 && !isCdata) {
    const length = bytes.indexOf(0x3b, at) - at + 1;
    const wide =
      /^#(?:x0*[1-9a-f][0-9a-f]{4,5}|0*(?:6553[6-9]|655[4-9]\d|65[6-9]\d\d|6[6-9]\d{3}|[7-9]\d{4}|\d{6,7}))$/i;
    const name = String.fromCharCode(...bytes.subarray(at + 1, at + Math.min(length, 20) - 1));
    return { bytes: Math.max(length, 1), units: wide.test(name) ? 2 : 1 };
  }
  if (byte === 0x0d && bytes[at + 1] === 0x0a) return { bytes: 2, units: 1 };
  if (byte < 0x80) return { bytes: 1, units: 1 };
  if (byte < 0xe0) return { bytes: 2, units: 1 };
  return byte < 0xf0 ? { bytes: 3, units: 1 } : { bytes: 4, units: 2 };
}
