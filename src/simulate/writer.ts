import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VigieError } from '../platform/errors.ts';
import type { Output } from './output.ts';
import type { TruthTables } from './truth.ts';

const bufferChars = 1 << 18;
const truthTables: readonly (keyof TruthTables)[] = ['persons', 'reports', 'planted', 'links'];

export interface Written {
  readonly files: number;
  readonly bytes: number;
  readonly reports: number;
  readonly truthRows: Readonly<Record<keyof TruthTables, number>>;
}

/**
 * Writes the year into an empty folder. Plain synchronous writes: many small files cost less that way than one
 * promise each.
 * @throws VigieError 'simulate.folder-not-empty' rather than mixing two years in one folder.
 */
export function writeYear(
  out: string,
  outputs: Iterable<Output>,
  onReport: (reports: number) => void,
): Written {
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new VigieError('conflict', 'simulate.folder-not-empty');
  }
  const folders = new Set<string>();
  const truth = openTruth(out);
  const counts = { files: 0, bytes: 0, reports: 0 };
  const rows = { persons: 0, reports: 0, planted: 0, links: 0 };
  for (const output of outputs) {
    if (output.kind === 'truth') {
      truth.add(output.table, JSON.stringify(output.row));
      rows[output.table] += 1;
      continue;
    }
    const path = join(out, output.path);
    makeFolder(dirname(path), folders);
    counts.bytes += writeContent(path, output.content);
    counts.files += 1;
    counts.reports += output.reports;
    if (output.reports > 0) onReport(counts.reports);
  }
  truth.close();
  return { ...counts, truthRows: rows };
}

function makeFolder(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  known.add(folder);
}

function writeContent(path: string, content: string | Uint8Array | Iterable<string>): number {
  if (typeof content === 'string') {
    const bytes = Buffer.from(content, 'utf8');
    writeFileSync(path, bytes);
    return bytes.length;
  }
  if (content instanceof Uint8Array) {
    writeFileSync(path, content);
    return content.length;
  }
  return writePieces(path, content);
}

function writePieces(path: string, pieces: Iterable<string>): number {
  const file = openLines(path);
  for (const piece of pieces) file.add(piece);
  return file.close();
}

function openTruth(out: string): { add(table: keyof TruthTables, line: string): void; close(): void } {
  mkdirSync(join(out, 'truth'), { recursive: true });
  const files = new Map(truthTables.map((table) => [table, openLines(join(out, 'truth', `${table}.jsonl`))]));
  return {
    add: (table, line) => files.get(table)?.add(`${line}\n`),
    close: () => {
      for (const file of files.values()) file.close();
    },
  };
}

/** A file written in large pieces from small ones. */
function openLines(path: string): { add(piece: string): void; close(): number } {
  const descriptor = openSync(path, 'w');
  let pending: string[] = [];
  let chars = 0;
  let bytes = 0;
  const flush = () => {
    const content = Buffer.from(pending.join(''), 'utf8');
    writeSync(descriptor, content);
    bytes += content.length;
    pending = [];
    chars = 0;
  };
  return {
    add: (piece) => {
      pending.push(piece);
      chars += piece.length;
      if (chars >= bufferChars) flush();
    },
    close: () => {
      flush();
      closeSync(descriptor);
      return bytes;
    },
  };
}
