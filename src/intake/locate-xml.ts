import { partOfText } from './locate-xml-text.ts';
import type { ByteRange, TextSpan } from './place.ts';
import { type XmlTag, XmlTags } from './xml-tags.ts';

interface Step {
  readonly name: string;
  readonly position: number;
}

/**
 * The byte range of the element at `/a[1]/b[2]` (its tags included) or of the attribute at `/a[1]/@b` (name and
 * value). With a span: these characters of the text that stands directly in the element.
 *
 * @returns null when nothing stands there or the bytes are not XML. Cost: O(n), memory O(depth).
 */
export function locateXml(bytes: Uint8Array, path: string, span?: TextSpan): ByteRange | null {
  const wanted = parsePath(path);
  if (wanted === null) return null;
  const found = findElement(bytes, wanted.steps);
  if (found === null) return null;
  if (wanted.attribute !== undefined)
    return span === undefined ? found.open.attribute(wanted.attribute) : null;
  if (span !== undefined) return partOfText(bytes, found.open.end, found.closeStart, span);
  return { byteStart: found.open.start, byteEnd: found.end };
}

function parsePath(path: string): { steps: Step[]; attribute?: string } | null {
  const parts = path.split('/');
  if (parts.shift() !== '' || parts.length === 0) return null;
  const last = parts.at(-1) ?? '';
  const attribute = last.startsWith('@') ? last.slice(1) : undefined;
  if (attribute !== undefined) parts.pop();
  const steps: Step[] = [];
  for (const part of parts) {
    const match = /^([^[\]@]{1,1000})\[([1-9]\d{0,8})\]$/.exec(part);
    if (match?.[1] === undefined) return null;
    steps.push({ name: match[1], position: Number(match[2]) });
  }
  if (steps.length === 0) return null;
  return attribute === undefined ? { steps } : { steps, attribute };
}

interface FoundElement {
  readonly open: XmlTag;
  readonly closeStart: number;
  readonly end: number;
}

function findElement(bytes: Uint8Array, steps: readonly Step[]): FoundElement | null {
  const search = new ElementSearch(steps);
  for (const tag of new XmlTags(bytes)) {
    const found = search.pass(tag);
    if (found !== undefined) return found;
  }
  return null;
}

/** Follows the wanted path through the tags: how deep we are, and how many of the steps above us match. */
class ElementSearch {
  readonly #steps: readonly Step[];
  #depth = 0;
  #matched = 0;
  /** How many siblings with the wanted name were met under the matched ancestors. */
  #met = 0;
  #open: XmlTag | undefined;

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  pass(tag: XmlTag): FoundElement | undefined {
    if (tag.kind !== 'close') {
      this.#enter(tag);
      if (tag.kind === 'open') return undefined;
    }
    return this.#leave(tag);
  }

  #enter(tag: XmlTag): void {
    const step = this.#steps[this.#matched];
    if (this.#depth === this.#matched && step !== undefined && tag.name === step.name) {
      this.#met++;
      if (this.#met === step.position) {
        this.#matched++;
        this.#met = 0;
        if (this.#matched === this.#steps.length) this.#open = tag;
      }
    }
    this.#depth++;
  }

  #leave(tag: XmlTag): FoundElement | undefined {
    this.#depth--;
    if (this.#matched <= this.#depth) return undefined;
    if (this.#open !== undefined && this.#matched === this.#steps.length) {
      return {
        open: this.#open,
        closeStart: tag.kind === 'close' ? tag.start : this.#open.end,
        end: tag.end,
      };
    }
    // The matched ancestor ended: no later sibling can have its position.
    this.#matched = Number.NaN;
    return undefined;
  }
}
