import { IntakeRefusal, type RefusalCode } from '../errors.ts';
import { budgets as standardBudgets } from './budgets.ts';
import { HeldBytes } from './held-bytes.ts';
import { hexDigit, type JsonKind, kindFrom, literalFrom } from './json-bytes.ts';
import { JsonNumber } from './json-number.ts';
import { repairHexEscapes } from './json-repair.ts';

/**
 * A strict JSON machine over bytes (RFC 8259) that takes its input in chunks, never recurses and keeps only
 * the values it was asked to take. It serves three masters: checking a document before JSON.parse, cutting
 * gigabyte exports into single messages, and finding the byte range of a JSON pointer.
 */

export type { JsonKind } from './json-bytes.ts';
export type JsonPath = readonly (string | number)[];

/** enter: look inside · take: hand the bytes over when complete · skip: check only. */
export type JsonWish = 'enter' | 'take' | 'skip';

export interface TakenJson {
  /** Valid until the call returns. */
  readonly path: JsonPath;
  readonly kind: JsonKind;
  /** The value's bytes; empty when the walker was told not to gather. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Members of all objects inside: a parsed tree with fewer own keys has lost duplicates. */
  readonly members: number;
  readonly hasLongInteger: boolean;
  /** Holds `\u0000` or an escaped surrogate, perhaps a lone one. */
  readonly hasOddEscape: boolean;
  /** Holds `\xNN`, which is not JSON (Telegram Desktop writes it). */
  readonly hasHexEscape: boolean;
}

export interface JsonEvents {
  wish(path: JsonPath, kind: JsonKind): JsonWish;
  taken(value: TakenJson): void;
  closed?(path: JsonPath, kind: 'object' | 'array'): void;
}

export type JsonBudgets = Readonly<Record<'depth' | 'members' | 'stringBytes' | 'valueBytes', number>>;

export interface JsonWalkOptions {
  readonly allowHexEscape?: boolean;
  /** false: report ranges only, keep no bytes. */
  readonly gather?: boolean;
  readonly budgets?: JsonBudgets;
}

// What may come next (structure) or what is being read (token).
const VALUE = 0;
const FIRST_ELEMENT = 1;
const FIRST_KEY = 2;
const KEY = 3;
const COLON = 4;
const NEXT = 5;
const DONE = 6;
const STRING = 7;
const ESCAPE = 8;
const UNICODE = 9;
const HEX = 10;
const NUMBER = 11;
const LITERAL = 12;

const BOM = [0xef, 0xbb, 0xbf];
const keyDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class JsonWalker {
  readonly #events: JsonEvents;
  readonly #allowHexEscape: boolean;
  readonly #gather: boolean;
  readonly #budgets: JsonBudgets;
  readonly #isArray: Uint8Array;
  readonly #number = new JsonNumber();
  readonly #held = new HeldBytes();
  readonly #path: (string | number)[] = [];
  #state = VALUE;
  #depth = 0;
  #base = 0;
  #line = 1;
  #bomBytes = 0;

  #stringStart = 0;
  #isKey = false;
  #unicodeDigits = 0;
  #unicodeValue = 0;
  #literal = '';
  #literalAt = 0;

  #taking = false;
  #takeSilently = false;
  #takeDepth = 0;
  #takeStart = 0;
  #takeKind: JsonKind = 'object';
  #members = 0;
  #hasLongInteger = false;
  #hasOddEscape = false;
  #hasHexEscape = false;

  constructor(events: JsonEvents, options: JsonWalkOptions = {}) {
    this.#events = events;
    this.#allowHexEscape = options.allowHexEscape ?? false;
    this.#gather = options.gather ?? true;
    this.#budgets = options.budgets ?? standardBudgets;
    this.#isArray = new Uint8Array(this.#budgets.depth + 1);
  }

  /** @throws IntakeRefusal json-syntax, too-deep, too-many-members or too-long-value, with line and byte. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      switch (this.#state) {
        case STRING:
          at = this.#readString(chunk, at);
          break;
        case NUMBER:
          at = this.#readNumber(chunk, at);
          break;
        case ESCAPE:
          at = this.#readEscape(chunk, at);
          break;
        case UNICODE:
        case HEX:
          at = this.#readHexDigit(chunk, at);
          break;
        case LITERAL:
          at = this.#readLiteral(chunk, at);
          break;
        default:
          at = this.#readStructure(chunk, at);
      }
    }
    if (this.#held.isOpen()) this.#hold(chunk);
    if (this.#state === STRING) this.#checkStringLength(chunk.length);
    this.#base += chunk.length;
  }

  /** Ends the document. @throws IntakeRefusal 'intake.refused.json-truncated' when something is still open. */
  end(): void {
    if (this.#state === NUMBER && this.#depth === 0) this.#endNumber(new Uint8Array(0), 0);
    if (this.#state !== DONE) {
      throw new IntakeRefusal('intake.refused.json-truncated', `byte:${this.#base}`, {
        byte: this.#base,
        line: this.#line,
      });
    }
  }

  #readStructure(chunk: Uint8Array, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === 0x0a) this.#line++;
      else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) break;
    }
    if (at >= chunk.length) return at;
    const byte = chunk[at] ?? 0;
    switch (this.#state) {
      case VALUE:
        return this.#beginValue(at, byte);
      case FIRST_ELEMENT:
        return byte === 0x5d ? this.#close(chunk, at, byte) : this.#beginValue(at, byte);
      case FIRST_KEY:
        return byte === 0x7d ? this.#close(chunk, at, byte) : this.#beginKey(at, byte);
      case KEY:
        return this.#beginKey(at, byte);
      case COLON:
        if (byte !== 0x3a) this.#fail(at);
        this.#state = VALUE;
        return at + 1;
      case NEXT:
        return this.#next(chunk, at, byte);
      default:
        return this.#fail(at);
    }
  }

  #next(chunk: Uint8Array, at: number, byte: number): number {
    const inArray = this.#isArray[this.#depth] === 1;
    if (byte === 0x2c) {
      this.#state = inArray ? VALUE : KEY;
      return at + 1;
    }
    if (byte !== (inArray ? 0x5d : 0x7d)) this.#fail(at);
    return this.#close(chunk, at, byte);
  }

  #beginKey(at: number, byte: number): number {
    if (byte !== 0x22) this.#fail(at);
    if (++this.#members > this.#budgets.members) this.#refuse('intake.refused.too-many-members', at);
    this.#isKey = true;
    this.#stringStart = this.#base + at;
    if (!this.#taking) this.#held.begin(at);
    this.#state = STRING;
    return at + 1;
  }

  #beginValue(at: number, byte: number): number {
    if (this.#depth === 0 && this.#base + at === this.#bomBytes && byte === BOM[this.#bomBytes]) {
      this.#bomBytes++;
      return at + 1;
    }
    if (this.#bomBytes !== 0 && this.#bomBytes !== 3) this.#fail(at);
    const kind = kindFrom(byte);
    if (kind === undefined) return this.#fail(at);
    if (!this.#taking) this.#ask(at, kind);
    switch (kind) {
      case 'object':
      case 'array':
        return this.#open(at, kind);
      case 'string':
        this.#isKey = false;
        this.#stringStart = this.#base + at;
        this.#state = STRING;
        return at + 1;
      case 'number':
        this.#number.begin(byte);
        this.#state = NUMBER;
        return at + 1;
      case 'literal':
        this.#literal = literalFrom(byte);
        this.#literalAt = 1;
        this.#state = LITERAL;
        return at + 1;
    }
  }

  #ask(at: number, kind: JsonKind): void {
    const last = this.#path.length - 1;
    const place = this.#path[last];
    if (last >= 0 && this.#isArray[this.#depth] === 1 && typeof place === 'number')
      this.#path[last] = place + 1;
    const wish = this.#events.wish(this.#path, kind);
    if (wish === 'enter') return;
    this.#taking = true;
    this.#takeSilently = wish === 'skip';
    this.#takeDepth = this.#depth;
    this.#takeStart = this.#base + at;
    this.#takeKind = kind;
    this.#members = 0;
    this.#hasLongInteger = false;
    this.#hasOddEscape = false;
    this.#hasHexEscape = false;
    if (this.#gather && !this.#takeSilently) this.#held.begin(at);
  }

  #open(at: number, kind: 'object' | 'array'): number {
    if (this.#depth >= this.#budgets.depth) this.#refuse('intake.refused.too-deep', at);
    this.#depth++;
    this.#isArray[this.#depth] = kind === 'array' ? 1 : 0;
    if (!this.#taking) this.#path.push(kind === 'array' ? -1 : '');
    this.#state = kind === 'array' ? FIRST_ELEMENT : FIRST_KEY;
    return at + 1;
  }

  #close(chunk: Uint8Array, at: number, byte: number): number {
    this.#depth--;
    if (!this.#taking) {
      this.#path.pop();
      this.#events.closed?.(this.#path, byte === 0x5d ? 'array' : 'object');
    }
    this.#endValue(chunk, at + 1);
    return at + 1;
  }

  #endValue(chunk: Uint8Array, end: number): void {
    this.#state = this.#depth === 0 ? DONE : NEXT;
    if (!this.#taking || this.#depth !== this.#takeDepth) return;
    this.#taking = false;
    if (this.#takeSilently) return;
    this.#events.taken({
      path: this.#path,
      kind: this.#takeKind,
      bytes: this.#held.release(chunk, end),
      start: this.#takeStart,
      end: this.#base + end,
      members: this.#members,
      hasLongInteger: this.#hasLongInteger,
      hasOddEscape: this.#hasOddEscape,
      hasHexEscape: this.#hasHexEscape,
    });
    this.#members = 0;
  }

  #readString(chunk: Uint8Array, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === 0x22) return this.#endString(chunk, at + 1);
      if (byte === 0x5c) {
        this.#state = ESCAPE;
        return at + 1;
      }
      if (byte < 0x20) return this.#fail(at);
    }
    return at;
  }

  #endString(chunk: Uint8Array, end: number): number {
    this.#checkStringLength(end);
    if (!this.#isKey) {
      this.#endValue(chunk, end);
      return end;
    }
    if (!this.#taking) this.#path[this.#path.length - 1] = this.#decodeKey(this.#held.release(chunk, end));
    this.#state = COLON;
    return end;
  }

  #readEscape(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte === 0x75 || (byte === 0x78 && this.#allowHexEscape)) {
      this.#unicodeDigits = byte === 0x75 ? 4 : 2;
      this.#unicodeValue = 0;
      if (byte === 0x78) this.#hasHexEscape = true;
      this.#state = byte === 0x75 ? UNICODE : HEX;
      return at + 1;
    }
    // " \ / b f n r t
    if (![0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74].includes(byte)) this.#fail(at);
    this.#state = STRING;
    return at + 1;
  }

  #readHexDigit(chunk: Uint8Array, at: number): number {
    const digit = hexDigit(chunk[at] ?? 0);
    if (digit < 0) this.#fail(at);
    this.#unicodeValue = this.#unicodeValue * 16 + digit;
    if (--this.#unicodeDigits > 0) return at + 1;
    const value = this.#unicodeValue;
    if (value === 0 || (value >= 0xd800 && value <= 0xdfff)) this.#hasOddEscape = true;
    this.#state = STRING;
    return at + 1;
  }

  #readNumber(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const verdict = this.#number.take(chunk[at] ?? 0);
      if (verdict === 'bad') this.#fail(at);
      if (verdict === 'end') return this.#endNumber(chunk, at);
    }
    return chunk.length;
  }

  #endNumber(chunk: Uint8Array, end: number): number {
    if (!this.#number.isComplete()) this.#fail(end);
    if (this.#number.isLongInteger()) this.#hasLongInteger = true;
    this.#endValue(chunk, end);
    return end;
  }

  #readLiteral(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && this.#literalAt < this.#literal.length) {
      if (chunk[at] !== this.#literal.charCodeAt(this.#literalAt)) this.#fail(at);
      this.#literalAt++;
      at++;
    }
    if (this.#literalAt === this.#literal.length) this.#endValue(chunk, at);
    return at;
  }

  #hold(chunk: Uint8Array): void {
    if (this.#held.keep(chunk) > this.#budgets.valueBytes) {
      this.#refuse('intake.refused.too-long-value', chunk.length);
    }
  }

  #decodeKey(bytes: Uint8Array): string {
    try {
      return JSON.parse(keyDecoder.decode(this.#hasHexEscape ? repairHexEscapes(bytes) : bytes));
    } catch (cause) {
      const byte = this.#stringStart;
      throw new IntakeRefusal('intake.refused.invalid-utf8', `byte:${byte}`, { byte }, { cause });
    }
  }

  #checkStringLength(at: number): void {
    if (this.#base + at - this.#stringStart > this.#budgets.stringBytes) {
      this.#refuse('intake.refused.too-long-value', at);
    }
  }

  #fail(at: number): never {
    return this.#refuse('intake.refused.json-syntax', at);
  }

  #refuse(code: RefusalCode, at: number): never {
    const byte = this.#base + at;
    throw new IntakeRefusal(code, `byte:${byte}`, { byte, line: this.#line });
  }
}
