import type { ParsedDigest, ParsedFile, Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { type ChunkReading, readChunkwise } from './chunkwise.ts';
import { algorithmFrom, digestHex } from './digests.ts';
import { LineCutter } from './lines.ts';
import { NoteBook } from './notes.ts';
import type { FormatReader } from './reader.ts';
import { hasBom, shortName } from './text.ts';

const mark = '%%%% HASHDEEP-1.0';
const columnsMark = '%%%% ';

/** Listings of `hashdeep` (formats reference §6; file format of hashdeep 4.4): files and digests, no report. */
export const hashdeep: FormatReader = {
  format: 'hashdeep',
  version: '1',
  detect: (head) => latin1(head.subarray(hasBom(head) ? 3 : 0, 64)).startsWith('%%%% HASHDEEP-'),
  read: (input) => readChunkwise(input, () => new HashdeepReading()),
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class HashdeepReading implements ChunkReading {
  readonly #notes = new NoteBook();
  readonly #lines = new LineCutter((line, number) => this.#line(line, number));
  #columns: readonly string[] | undefined;
  #algorithms: readonly (ParsedDigest['algorithm'] | undefined)[] = [];
  #files: ParsedFile[] = [];
  #ready: Part[] = [];
  #count = 0;

  push(chunk: Uint8Array): Part[] {
    this.#lines.push(chunk);
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  end(): Part[] {
    this.#lines.end();
    if (this.#columns === undefined) this.#badHeader(2);
    if (this.#count === 0) throw new IntakeRefusal('intake.refused.no-usable-row', 'whole');
    this.#handOver();
    return [...this.#ready, ...this.#notes.parts()];
  }

  #line(bytes: Uint8Array, number: number): void {
    const text = this.#decoded(bytes, number);
    if (number === 1) {
      if (text?.replace(/^\ufeff/, '').trimEnd() !== mark) this.#badHeader(1);
      return;
    }
    if (this.#columns === undefined) {
      this.#readColumns(text ?? '', number);
      return;
    }
    // A name may begin with anything, but a row begins with a size: comments cannot be mistaken.
    if (text === undefined || text === '' || text.startsWith('#')) return;
    this.#readRow(text, number, this.#columns);
  }

  #decoded(bytes: Uint8Array, number: number): string | undefined {
    try {
      return decoder.decode(bytes);
    } catch {
      // The listing holds names as the file system had them; one such name does not spoil the others.
      this.#notes.add('refused', 'intake.note.row-unreadable', `line:${number}`);
      return undefined;
    }
  }

  #readColumns(text: string, number: number): void {
    const columns = text.startsWith(columnsMark) ? text.slice(columnsMark.length).trim().split(',') : [];
    const last = columns.length - 1;
    const sound = last >= 1 && columns[last] === 'filename' && new Set(columns).size === columns.length;
    if (!sound || number !== 2) this.#badHeader(number);
    this.#columns = columns;
    this.#algorithms = columns.map((name) => algorithmFrom(name));
    for (const [index, name] of columns.entries()) {
      if (name === 'size' || index === last || this.#algorithms[index] !== undefined) continue;
      this.#notes.add('unread', 'intake.note.digest-column-unknown', `line:${number}`, {
        column: shortName(name),
      });
    }
  }

  /** Values are not quoted: every comma after the last digest column belongs to the name. */
  #readRow(text: string, number: number, columns: readonly string[]): void {
    if (++this.#count > budgets.rows) {
      throw new IntakeRefusal('intake.refused.too-many-rows', `line:${number}`, { most: budgets.rows });
    }
    const place = `line:${number}`;
    const digests: ParsedDigest[] = [];
    let sizeBytes: number | undefined;
    let from = 0;
    for (let column = 0; column < columns.length - 1; column++) {
      const comma = text.indexOf(',', from);
      if (comma === -1) {
        this.#notes.add('refused', 'intake.note.row-ragged', place, {
          expected: columns.length,
          found: column + 1,
        });
        return;
      }
      const value = text.slice(from, comma);
      from = comma + 1;
      if (columns[column] === 'size') sizeBytes = /^\d{1,15}$/.test(value) ? Number(value) : undefined;
      const algorithm = this.#algorithms[column];
      if (algorithm === undefined) continue;
      const hex = digestHex(algorithm, value);
      if (hex === undefined) this.#notes.add('skipped', 'intake.note.digest-unreadable', place);
      else digests.push({ algorithm, hex, role: 'original' });
    }
    if (digests.length === 0) {
      this.#notes.add('refused', 'intake.note.row-unreadable', place);
      return;
    }
    const name = text.slice(from).replaceAll('\0', '');
    const size = sizeBytes === undefined ? {} : { sizeBytes };
    this.#files.push({ locator: place, name, ...size, annotations: [], digests });
    if (this.#files.length === budgets.filesPerPart) this.#handOver();
  }

  #handOver(): void {
    if (this.#files.length > 0) this.#ready.push({ kind: 'files', files: this.#files });
    this.#files = [];
  }

  #badHeader(line: number): never {
    throw new IntakeRefusal('intake.refused.hashdeep-header', `line:${line}`, { line });
  }
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
