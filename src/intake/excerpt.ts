import { visibleText } from '../kernel/text.ts';
import type { ByteRange } from './place.ts';

/** Bytes shown on each side of a place, and of the place itself. */
export const excerptLimits = { aroundBytes: 600, placeBytes: 4_000 } as const;

/** Which bytes to show for a place: the place, cut if long, and what stands around it. */
export interface ExcerptWindow {
  readonly from: number;
  readonly placeEnd: number;
  readonly to: number;
}

export function windowAround(place: ByteRange, sizeBytes: number): ExcerptWindow {
  const placeEnd = Math.min(place.byteEnd, place.byteStart + excerptLimits.placeBytes);
  return {
    from: Math.max(0, place.byteStart - excerptLimits.aroundBytes),
    placeEnd,
    to: Math.min(sizeBytes, placeEnd + excerptLimits.aroundBytes),
  };
}

/** Bytes of `[0x80, 0xbf]` continue a character begun before. */
const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * Decodes bytes for the eyes only: what is not UTF-8 shows as U+FFFD, and hidden characters (controls, bidirectional
 * overrides, zero-width) show as their code points. Characters cut at either end of the window are left out.
 */
export function shownText(bytes: Uint8Array): string {
  let from = 0;
  while (from < 3 && isContinuation(bytes[from])) from += 1;
  let to = bytes.length;
  // At most three bytes back: the start of a character whose end is outside.
  for (let back = 1; back <= Math.min(3, to - from); back += 1) {
    const byte = bytes[to - back] ?? 0;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > back) to -= back;
    break;
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(from, to));
  return visibleText(text.replaceAll('\r\n', '\n'), true);
}

export function countLineEnds(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < end; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
