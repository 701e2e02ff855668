import type { ParsedNote, Part } from '../../intake/contract.ts';
import {
  detectFormat,
  type FormatReader,
  headBytes,
  type ReadOptions,
  sourceFromBytes,
} from '../../intake/index.ts';
import { readerFailed, refusalNote } from './refusals.ts';

export type FactPart = Exclude<Part, { kind: 'note' }>;

/** A source held in memory, as its reader understood it. */
export type Reading =
  | {
      readonly kind: 'read';
      readonly reader: FormatReader;
      readonly parts: readonly FactPart[];
      readonly notes: readonly ParsedNote[];
    }
  | { readonly kind: 'refused'; readonly reader: FormatReader | null; readonly note: ParsedNote };

/** Reads one small source whole; never throws. A reader that fails unexpectedly refuses its source. */
export async function readHeldSource(
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions,
): Promise<Reading> {
  const detection = detectFormat(file.bytes.subarray(0, headBytes));
  if (detection.kind === 'refused') {
    return { kind: 'refused', reader: null, note: refusalNote(detection.refusal) ?? readerFailed };
  }
  const { reader } = detection;
  const parts: FactPart[] = [];
  const notes: ParsedNote[] = [];
  const take = (part: Part) => {
    if (part.kind === 'note') notes.push(part.note);
    else parts.push(part);
  };
  try {
    const read = reader.read(sourceFromBytes(file.name, file.bytes), options);
    if (Symbol.iterator in read) for (const part of read) take(part);
    else for await (const part of read) take(part);
    return { kind: 'read', reader, parts, notes };
  } catch (cause) {
    return { kind: 'refused', reader, note: refusalNote(cause) ?? readerFailed };
  }
}
