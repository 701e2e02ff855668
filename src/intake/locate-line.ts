import type { ByteRange } from './place.ts';

/**
 * The bytes of line `number` (from 1), without its line end (LF or CRLF; a lone CR ends no line).
 *
 * @returns null when there are fewer lines or the number is malformed. Cost: O(n), flat memory.
 */
export function locateLine(chunks: Iterable<Uint8Array>, number: string): ByteRange | null {
  if (!/^[1-9]\d{0,14}$/.test(number)) return null;
  const wanted = Number(number);
  let line = 1;
  let lineStart = 0;
  let base = 0;
  let last = 0;
  for (const chunk of chunks) {
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) {
      if (line === wanted) {
        const beforeEnd = at === 0 ? last : chunk[at - 1];
        return { byteStart: lineStart, byteEnd: base + at - (beforeEnd === 0x0d ? 1 : 0) };
      }
      line++;
      lineStart = base + at + 1;
    }
    base += chunk.length;
    last = chunk[chunk.length - 1] ?? last;
  }
  if (line !== wanted || lineStart === base) return null;
  return { byteStart: lineStart, byteEnd: base };
}
