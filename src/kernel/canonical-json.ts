/** One text for one JSON value, so that equal values have equal digests. Source: RFC 8785 (JCS). */

/** Deeper values are refused: recursion must not decide when the process dies. */
const MAX_DEPTH = 200;

/**
 * Writes a JSON value in canonical form: keys sorted by UTF-16 code units, numbers as ECMAScript writes them,
 * shortest escapes, no white space.
 *
 * @param value null, booleans, finite numbers, well-formed strings, arrays and plain objects of these.
 * @throws TypeError on anything else (undefined, NaN, infinities, bigint, lone surrogates, class instances),
 *   and on more than 200 levels. The message says where, as a JSON pointer, never the value.
 * Cost: O(n log k), k keys in the widest object.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

function write(value: unknown, place: string, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value, place);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refusal('a number that is not finite', place);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw refusal(`a value of type ${typeof value}`, place);
  if (depth >= MAX_DEPTH) throw refusal(`more than ${MAX_DEPTH} levels`, place);
  return Array.isArray(value) ? writeArray(value, place, depth) : writeObject(value, place, depth);
}

function writeString(text: string, place: string): string {
  if (/\p{Surrogate}/u.test(text)) throw refusal('a lone surrogate', place);
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], place: string, depth: number): string {
  const written: string[] = [];
  // A plain loop: map() would skip the holes of a sparse array and leave them unchecked.
  for (let index = 0; index < items.length; index += 1) {
    written.push(write(items[index], `${place}/${index}`, depth + 1));
  }
  return `[${written.join(',')}]`;
}

function writeObject(value: object, place: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw refusal('an object that is not plain', place);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  const members = entries.map(([key, item]) => {
    const inner = `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return `${writeString(key, place)}:${write(item, inner, depth + 1)}`;
  });
  return `{${members.join(',')}}`;
}

function refusal(what: string, place: string): TypeError {
  return new TypeError(`not canonical JSON: ${what} at "${place}"`);
}
