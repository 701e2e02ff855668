import { IntakeRefusal } from '../errors.ts';

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes UTF-8 without ever replacing a byte.
 *
 * @param offset  Place of `bytes` in the source, for the refusal.
 * @throws IntakeRefusal 'intake.refused.invalid-utf8' with the offset of the first bad byte.
 */
export function decodeUtf8(bytes: Uint8Array, offset = 0): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    const byte = offset + firstInvalidUtf8(bytes);
    throw new IntakeRefusal('intake.refused.invalid-utf8', `byte:${byte}`, { byte }, { cause });
  }
}

/** Decodes chunks of UTF-8 without ever replacing a byte; characters may be cut between chunks. */
export class Utf8Stream {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #base = 0;
  /** The last bytes of the chunk before: an incomplete character begins in them, if any. */
  #tail: Uint8Array = new Uint8Array(0);

  /** @throws IntakeRefusal 'intake.refused.invalid-utf8' with the offset of the first bad byte. */
  push(chunk: Uint8Array): string {
    try {
      const text = this.#decoder.decode(chunk, { stream: true });
      this.#base += chunk.length;
      this.#tail = chunk.slice(-3);
      return text;
    } catch (cause) {
      throw this.#refusal(chunk, cause);
    }
  }

  end(): void {
    try {
      this.#decoder.decode();
    } catch (cause) {
      throw this.#refusal(new Uint8Array(0), cause);
    }
  }

  #refusal(chunk: Uint8Array, cause: unknown): IntakeRefusal {
    const open = incompleteAtEnd(this.#tail);
    const bytes = new Uint8Array(open + chunk.length);
    bytes.set(this.#tail.subarray(this.#tail.length - open));
    bytes.set(chunk, open);
    const byte = this.#base - open + firstInvalidUtf8(bytes);
    return new IntakeRefusal('intake.refused.invalid-utf8', `byte:${byte}`, { byte }, { cause });
  }
}

/** How many bytes at the end begin a character that is not finished. */
function incompleteAtEnd(tail: Uint8Array): number {
  for (let back = 1; back <= tail.length; back++) {
    const byte = tail[tail.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Offset of the first byte that cannot stand in UTF-8 (RFC 3629 table), or the length when all is well. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  if (first >= 0xe0 && first <= 0xef) return isContinuation(bytes[at + 2] ?? 0) ? 3 : 0;
  if (first < 0xf0 || first > 0xf4) return 0;
  return isContinuation(bytes[at + 2] ?? 0) && isContinuation(bytes[at + 3] ?? 0) ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

export function hasBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Lower-case words joined by hyphens: `possibleSelfProduction`, `Possible Self-Production` → `possible-self-production`. */
export function kebabFrom(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Replaces each lone surrogate, which UTF-8 and so the database cannot hold, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** A name of structure taken from a source, short enough for a note. */
export function shortName(text: string): string {
  return wellFormed(text.length <= 60 ? text : `${text.slice(0, 59)}…`);
}
