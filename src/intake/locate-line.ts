import type { ByteRange } from './place.ts';

/**
 * The bytes of line `number` (from 1), without its line end (LF or CRLF; a lone CR ends no line).
 *
 * @returns null when there are fewer lines or the number is malformed. Cost: O(n), flat memory.
 */
export function locateLine(chunks: Iterable<Uint8Array>, number: string): ByteRange | null {
  const search = searchLine(number);
  if (search === null) return null;
  for (const chunk of chunks) {
    const found = search.push(chunk);
    if (found !== null) return found;
  }
  return search.end();
}

/** The same over bytes that arrive one chunk after the other. */
export async function locateLineInStream(
  chunks: AsyncIterable<Uint8Array>,
  number: string,
): Promise<ByteRange | null> {
  const search = searchLine(number);
  if (search === null) return null;
  for await (const chunk of chunks) {
    const found = search.push(chunk);
    if (found !== null) return found;
  }
  return search.end();
}

interface LineSearch {
  readonly push: (chunk: Uint8Array) => ByteRange | null;
  /** The last line, which no line end closes. */
  readonly end: () => ByteRange | null;
}

function searchLine(number: string): LineSearch | null {
  if (!/^[1-9]\d{0,14}$/.test(number)) return null;
  const wanted = Number(number);
  let line = 1;
  let lineStart = 0;
  let base = 0;
  let last = 0;
  return {
    push: (chunk) => {
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
      return null;
    },
    end: () => (line !== wanted || lineStart === base ? null : { byteStart: lineStart, byteEnd: base }),
  };
}
