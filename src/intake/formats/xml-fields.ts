import type { Locator, StatedTime } from '../contract.ts';
import { booleanFromWords, notedTime } from './json-fields.ts';
import type { NoteBook } from './notes.ts';
import type { XmlElement } from './xml-tree.ts';

/** What each known child element or `@attribute` means; every other one that is there becomes an unread note. */
export type XmlTable<T> = Readonly<Record<string, (into: T, field: XmlField) => void>>;

/** An element, or one of its attributes, with its place. */
export class XmlField {
  readonly element: XmlElement;
  readonly notes: NoteBook;
  readonly #attribute: string | undefined;

  constructor(element: XmlElement, notes: NoteBook, attribute?: string) {
    this.element = element;
    this.notes = notes;
    this.#attribute = attribute;
  }

  get place(): Locator {
    const attribute = this.#attribute === undefined ? '' : `/@${this.#attribute}`;
    return `xml:${this.element.path}${attribute}`;
  }

  /** Trimmed text; blank is nothing. */
  text(): string | undefined {
    const text = this.rawText().trim();
    return text === '' ? undefined : text;
  }

  /** Untrimmed, so that offsets in it are offsets in the source's text. */
  rawText(): string {
    return this.#attribute === undefined
      ? this.element.text
      : (this.element.attributes[this.#attribute] ?? '');
  }

  /** Presence is the value: an empty element is true, and only a plain "false" in it takes that back. */
  flag(): boolean {
    return booleanFromWords(this.text()) !== false;
  }

  time(): StatedTime | undefined {
    const raw = this.text();
    return raw === undefined ? undefined : notedTime(raw, this.place, this.notes);
  }

  attribute(name: string): string | undefined {
    const text = this.element.attributes[name]?.trim();
    return text === '' ? undefined : text;
  }

  readInto<T>(into: T, table: XmlTable<T>): void {
    for (const child of this.element.children) {
      const read = Object.hasOwn(table, child.name) ? table[child.name] : undefined;
      if (read !== undefined) read(into, new XmlField(child, this.notes));
      else this.notes.unread(patternOf(child.path));
    }
    for (const name of Object.keys(this.element.attributes)) {
      if (name.startsWith('xmlns') || name.startsWith('xsi:')) continue;
      const read = Object.hasOwn(table, `@${name}`) ? table[`@${name}`] : undefined;
      if (read !== undefined) read(into, new XmlField(this.element, this.notes, name));
      else this.notes.unread(`${patternOf(this.element.path)}/@${name}`);
    }
  }
}

function patternOf(path: string): string {
  return `xml:${path.replace(/\[\d+\]/g, '')}`;
}
