import type { ByteRange } from './place.ts';

const LESS = 0x3c;
const GREATER = 0x3e;

/** A tag as it stands in the bytes. */
export class XmlTag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, kind: 'open' | 'close' | 'empty', start: number, end: number) {
    this.#bytes = bytes;
    this.kind = kind;
    this.start = start;
    this.end = end;
    const from = start + (kind === 'close' ? 2 : 1);
    let to = from;
    while (to < end && !isNameEnd(bytes[to] ?? 0)) to++;
    this.name = new TextDecoder('utf-8').decode(bytes.subarray(from, to));
  }

  /** The bytes of `name="value"`; null when the tag has no such attribute. */
  attribute(wanted: string): ByteRange | null {
    let at = this.start + 1;
    while (at < this.end && !isNameEnd(this.#bytes[at] ?? 0)) at++;
    for (;;) {
      while (isBlank(this.#bytes[at])) at++;
      const byteStart = at;
      while (at < this.end && !isNameEnd(this.#bytes[at] ?? 0)) at++;
      if (at === byteStart) return null;
      const name = new TextDecoder('utf-8').decode(this.#bytes.subarray(byteStart, at));
      while (at < this.end && this.#bytes[at] !== 0x22 && this.#bytes[at] !== 0x27) at++;
      const close = this.#bytes.indexOf(this.#bytes[at] ?? 0, at + 1);
      if (close === -1 || close >= this.end) return null;
      at = close + 1;
      if (name === wanted) return { byteStart, byteEnd: at };
    }
  }
}

/** The tags of a document in order; comments, CDATA, instructions and declarations are passed over. */
export class XmlTags implements Iterable<XmlTag> {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  *[Symbol.iterator](): Generator<XmlTag> {
    const bytes = this.#bytes;
    let at = bytes.indexOf(LESS);
    while (at !== -1) {
      const beyond = endOfSpecial(bytes, at);
      if (beyond !== undefined) {
        if (beyond === -1) return;
        at = bytes.indexOf(LESS, beyond);
        continue;
      }
      const end = endOfTag(bytes, at);
      if (end === -1) return;
      const kind = bytes[at + 1] === 0x2f ? 'close' : bytes[end - 2] === 0x2f ? 'empty' : 'open';
      yield new XmlTag(bytes, kind, at, end);
      at = bytes.indexOf(LESS, end);
    }
  }
}

/** Where a comment, CDATA section, instruction or declaration ends; -1 when it never does; undefined for a tag. */
export function endOfSpecial(bytes: Uint8Array, at: number): number | undefined {
  if (startsWith(bytes, at, '<!--')) return after(bytes, '-->', at + 4);
  if (startsWith(bytes, at, '<![CDATA[')) return after(bytes, ']]>', at + 9);
  if (bytes[at + 1] === 0x3f) return after(bytes, '?>', at + 2);
  return bytes[at + 1] === 0x21 ? after(bytes, '>', at + 2) : undefined;
}

/** A `>` inside a quoted attribute value does not end the tag. */
function endOfTag(bytes: Uint8Array, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) quote = byte === quote ? 0 : quote;
    else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === GREATER) return at + 1;
  }
  return -1;
}

export function startsWith(bytes: Uint8Array, at: number, ascii: string): boolean {
  for (let index = 0; index < ascii.length; index++) {
    if (bytes[at + index] !== ascii.charCodeAt(index)) return false;
  }
  return true;
}

function after(bytes: Uint8Array, ascii: string, from: number): number {
  const first = ascii.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, at, ascii)) return at + ascii.length;
  }
  return -1;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** Blank, `/`, `>`, `=`. */
function isNameEnd(byte: number): boolean {
  return isBlank(byte) || byte === 0x2f || byte === GREATER || byte === 0x3d;
}
