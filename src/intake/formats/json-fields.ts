import type { Locator, StatedTime } from '../contract.ts';
import { pointerToken } from '../place.ts';
import type { NoteBook } from './notes.ts';
import { readTime } from './times.ts';

/**
 * Reading a parsed tree field by field: a table says what each known field means; every other field that
 * holds something becomes an unread note. So nothing of a source is passed over silently.
 */
export type FieldTable<T> = Readonly<Record<string, (into: T, field: JsonField) => void>>;

/** A value of the tree with its place. Null, absent and empty containers all read as nothing. */
export class JsonField {
  readonly value: unknown;
  readonly pointer: string;
  /** The pointer with `*` for list positions. */
  readonly pattern: string;
  readonly #notes: NoteBook;

  constructor(value: unknown, pointer: string, pattern: string, notes: NoteBook) {
    this.value = value;
    this.pointer = pointer;
    this.pattern = pattern;
    this.#notes = notes;
  }

  get place(): Locator {
    return `json:${this.pointer}`;
  }

  get notes(): NoteBook {
    return this.#notes;
  }

  /** The text of a string, number or boolean; also of `{ value: … }`. Blank text is nothing. */
  text(): string | undefined {
    const { value } = this;
    if (typeof value === 'string') return value.trim() === '' ? undefined : value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (value === null || value === undefined) return undefined;
    if (isObject(value) && 'value' in value && !isContainer(value.value)) return this.child('value').text();
    if (!isEmptyContainer(value)) this.#unexpected();
    return undefined;
  }

  /** true, false, or the same in words; undefined when not said. */
  flag(): boolean | undefined {
    const { value } = this;
    if (typeof value === 'boolean') return value;
    return booleanFromWords(this.text());
  }

  time(): StatedTime | undefined {
    const raw = this.text();
    return raw === undefined ? undefined : notedTime(raw, this.place, this.#notes);
  }

  /** The place of this value, or of the text inside `{ value: … }`. */
  get textPlace(): Locator {
    return isObject(this.value) && 'value' in this.value ? `${this.place}/value` : this.place;
  }

  child(key: string): JsonField {
    const value = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    const token = pointerToken(key);
    return new JsonField(value, this.pointer + token, this.pattern + token, this.#notes);
  }

  /** The same object without one of its fields. */
  without(key: string): JsonField {
    if (!isObject(this.value)) return this;
    const { [key]: _dropped, ...rest } = this.value;
    return new JsonField(rest, this.pointer, this.pattern, this.#notes);
  }

  /**
   * The elements of a list. Lists stand one level deeper than expected (`emails.emails[]`): an object is
   * opened at `inner` first. A single object without that key counts as a list of one.
   */
  items(inner: string): JsonField[] {
    const { value } = this;
    if (Array.isArray(value)) {
      return value.map(
        (item, index) => new JsonField(item, `${this.pointer}/${index}`, `${this.pattern}/*`, this.#notes),
      );
    }
    if (!isObject(value)) {
      if (value !== null && value !== undefined) this.#unexpected();
      return [];
    }
    if (Object.hasOwn(value, inner)) {
      this.#unreadBeside(value, inner);
      return this.child(inner).items(inner);
    }
    return Object.keys(value).length === 0 ? [] : [this];
  }

  /** Applies the table to each present field; unknown ones that hold something are noted as unread. */
  readInto<T>(into: T, table: FieldTable<T>): void {
    const { value } = this;
    if (!isObject(value)) {
      if (value !== null && value !== undefined && !isEmptyContainer(value)) this.#unexpected();
      return;
    }
    for (const key of Object.keys(value)) {
      const held = value[key];
      if (held === null || held === undefined || held === '') continue;
      const read = Object.hasOwn(table, key) ? table[key] : undefined;
      if (read !== undefined) read(into, this.child(key));
      else if (!isEmptyContainer(held)) this.#notes.unread(`json:${this.pattern}${pointerToken(key)}`);
    }
  }

  #unreadBeside(value: Readonly<Record<string, unknown>>, inner: string): void {
    for (const key of Object.keys(value)) {
      const held = value[key];
      if (key === inner || held === null || isEmptyContainer(held)) continue;
      this.#notes.unread(`json:${this.pattern}${pointerToken(key)}`);
    }
  }

  #unexpected(): void {
    this.#notes.add('skipped', 'intake.note.unexpected-shape', this.place);
  }
}

/** Reads a time and notes what is uncertain about it. */
export function notedTime(raw: string, place: Locator, notes: NoteBook): StatedTime {
  const { time, standing } = readTime(raw);
  if (standing === 'zone-unknown') notes.add('assumed', 'intake.note.zone-unknown', place);
  if (standing === 'unreadable') notes.add('skipped', 'intake.note.time-unreadable', place);
  return time;
}

export function notedPort(text: string, place: Locator, notes: NoteBook): number | undefined {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  notes.add('skipped', 'intake.note.port-unreadable', place);
  return undefined;
}

export function booleanFromWords(text: string | undefined): boolean | undefined {
  const word = text?.trim().toLowerCase();
  if (word === 'true' || word === 'yes' || word === 'y' || word === '1' || word === 'oui') return true;
  if (word === 'false' || word === 'no' || word === 'n' || word === '0' || word === 'non') return false;
  return undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isEmptyContainer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}
