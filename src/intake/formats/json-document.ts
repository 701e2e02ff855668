import { pointerFrom } from '../place.ts';
import { repairHexEscapes } from './json-repair.ts';
import { JsonWalker, type TakenJson } from './json-walk.ts';
import type { NoteBook } from './notes.ts';
import { decodeUtf8, wellFormed } from './text.ts';

/**
 * Parses a document read whole: checked first (syntax, depth, counts), then JSON.parse, then made storable.
 *
 * @returns The tree. Integers too long for a double are strings; U+0000 is removed; lone surrogates are
 * replaced; of duplicate keys the last one counts. Each of these leaves a note.
 * @throws IntakeRefusal json-syntax, json-truncated, invalid-utf8, too-deep, too-many-members, too-long-value.
 */
export function parseJsonDocument(bytes: Uint8Array, notes: NoteBook): unknown {
  let tree: unknown;
  const walker = new JsonWalker({
    wish: () => 'take',
    taken: (value) => {
      tree = parseTaken(value, '', notes);
    },
  });
  walker.push(bytes);
  walker.end();
  return tree;
}

/** Parses one value that the walker cut out; `pointer` is its place in the source, for the notes. */
export function parseTaken(value: TakenJson, pointer: string, notes: NoteBook): unknown {
  let text = decodeUtf8(value.hasHexEscape ? repairHexEscapes(value.bytes) : value.bytes, value.start);
  if (value.hasHexEscape) {
    notes.add('assumed', 'intake.note.hex-escape-repaired', `json:${pointer}`);
  }
  if (value.hasLongInteger) text = quoteLongIntegers(text, pointer, notes);
  const tree: unknown = JSON.parse(text);
  if (value.members > 0 && countOwnKeys(tree) < value.members) noteDuplicateKeys(value, pointer, notes);
  return value.hasOddEscape || value.hasHexEscape ? storable(tree, pointer, notes) : tree;
}

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function quoteLongIntegers(text: string, pointer: string, notes: NoteBook): string {
  return text.replace(stringOrNumber, (token) => {
    if (token.startsWith('"') || !/^-?\d{16,}$/.test(token) || Number.isSafeInteger(Number(token)))
      return token;
    notes.add('assumed', 'intake.note.long-integer', `json:${pointer}`, { digits: token.length });
    return `"${token}"`;
  });
}

function countOwnKeys(tree: unknown): number {
  if (typeof tree !== 'object' || tree === null) return 0;
  let count = 0;
  if (Array.isArray(tree)) {
    for (const item of tree) if (typeof item === 'object') count += countOwnKeys(item);
    return count;
  }
  for (const value of Object.values(tree)) count += typeof value === 'object' ? 1 + countOwnKeys(value) : 1;
  return count;
}

/** A second, slower walk that only documents with duplicates pay for. */
function noteDuplicateKeys(value: TakenJson, pointer: string, notes: NoteBook): void {
  const seenByDepth: Set<string>[] = [];
  const walker = new JsonWalker(
    {
      wish: (path) => {
        const depth = path.length;
        const key = path[depth - 1];
        if (typeof key === 'string' && seenByDepth[depth]?.has(key)) {
          notes.add('assumed', 'intake.note.duplicate-key', `json:${pointer}${pointerFrom(path)}`);
        }
        if (typeof key === 'string') seenByDepth[depth]?.add(key);
        seenByDepth[depth + 1] = new Set();
        return 'enter';
      },
      taken: () => undefined,
    },
    { allowHexEscape: true },
  );
  walker.push(value.bytes);
  walker.end();
}

function storable(tree: unknown, pointer: string, notes: NoteBook): unknown {
  if (typeof tree === 'string') return storableText(tree, pointer, notes);
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item, index) => storable(item, `${pointer}/${index}`, notes));
  // A null prototype: `__proto__` is a key like any other.
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(tree)) {
    const place = pointer + pointerFrom([key]);
    copy[storableText(key, place, notes)] = storable(value, place, notes);
  }
  return copy;
}

function storableText(text: string, pointer: string, notes: NoteBook): string {
  let clean = text;
  if (clean.includes('\0')) {
    notes.add('assumed', 'intake.note.nul-removed', `json:${pointer}`);
    clean = clean.replaceAll('\0', '');
  }
  const formed = wellFormed(clean);
  if (formed !== clean) notes.add('assumed', 'intake.note.lone-surrogate', `json:${pointer}`);
  return formed;
}
