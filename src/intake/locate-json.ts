import { IntakeRefusal } from './errors.ts';
import { budgets } from './formats/budgets.ts';
import { type JsonPath, JsonWalker, type JsonWish } from './formats/json-walk.ts';
import type { ByteRange, TextSpan } from './place.ts';

/** Wide open: the source was accepted once, only its shape matters now. */
const locatingBudgets = {
  ...budgets,
  members: Number.MAX_SAFE_INTEGER,
  stringBytes: Number.MAX_SAFE_INTEGER,
};

/**
 * The byte range of the value at `path`; of duplicate keys the last one, as in the reading.
 *
 * @returns null when nothing stands there or the bytes are not JSON. Cost: O(n), memory O(depth).
 */
export function locateJson(
  chunks: Iterable<Uint8Array>,
  path: readonly string[],
  span?: TextSpan,
): ByteRange | null {
  const search = searchJson(path, span);
  try {
    for (const chunk of chunks) search.walker.push(chunk);
    search.walker.end();
  } catch (error) {
    return nothingIfRefused(error);
  }
  return search.found();
}

/** The same over bytes that arrive one chunk after the other; memory flat. */
export async function locateJsonInStream(
  chunks: AsyncIterable<Uint8Array>,
  path: readonly string[],
): Promise<ByteRange | null> {
  const search = searchJson(path);
  try {
    for await (const chunk of chunks) search.walker.push(chunk);
    search.walker.end();
  } catch (error) {
    return nothingIfRefused(error);
  }
  return search.found();
}

function searchJson(path: readonly string[], span?: TextSpan) {
  let found: ByteRange | null = null;
  const walker = new JsonWalker(
    {
      wish: (at) => wishFor(at, path),
      taken: (value) => {
        found = { byteStart: value.start, byteEnd: value.end };
        if (span !== undefined) found = partOfString(value.bytes, value.start, span);
      },
    },
    { allowHexEscape: true, gather: span !== undefined, budgets: locatingBudgets },
  );
  return { walker, found: () => found };
}

function nothingIfRefused(error: unknown): null {
  if (error instanceof IntakeRefusal) return null;
  throw error;
}

function wishFor(at: JsonPath, wanted: readonly string[]): JsonWish {
  // Only the last token is new: its ancestors were entered because they matched.
  const last = at.length - 1;
  if (last >= 0 && String(at[last]) !== wanted[last]) return 'skip';
  return at.length === wanted.length ? 'take' : 'enter';
}

/** Walks the written string, counting the UTF-16 units it decodes to. */
function partOfString(written: Uint8Array, start: number, span: TextSpan): ByteRange | null {
  if (written[0] !== 0x22) return null;
  let units = 0;
  let byteStart = -1;
  let at = 1;
  while (at < written.length) {
    if (units >= span.from && byteStart < 0) byteStart = at;
    if (units >= span.to) return { byteStart: start + byteStart, byteEnd: start + at };
    if (written[at] === 0x22) return null;
    const step = stepAt(written, at);
    units += step.units;
    at += step.bytes;
  }
  return null;
}

function stepAt(written: Uint8Array, at: number): { bytes: number; units: number } {
  const byte = written[at] ?? 0;
  if (byte === 0x5c) {
    const kind = written[at + 1];
    if (kind === 0x78) return { bytes: 4, units: unitsOf(written.subarray(at + 2, at + 4)) };
    return kind === 0x75
      ? { bytes: 6, units: unitsOf(written.subarray(at + 2, at + 6)) }
      : { bytes: 2, units: 1 };
  }
  if (byte < 0x80) return { bytes: 1, units: 1 };
  if (byte < 0xe0) return { bytes: 2, units: 1 };
  return byte < 0xf0 ? { bytes: 3, units: 1 } : { bytes: 4, units: 2 };
}

/** U+0000 is removed when read, so it counts for nothing. */
function unitsOf(digits: Uint8Array): number {
  return digits.every((digit) => digit === 0x30) ? 0 : 1;
}
