import { Readable } from 'node:stream';
import { type CsvError, type Options, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { ForeignListRows } from './csv-foreign-list.ts';
import { PeerToPeerRows } from './csv-peer-to-peer.ts';
import { type ColumnPlan, duplicateHeaders, planFromHeader, planFromMapping } from './csv-profiles.ts';
import { type CsvRow, type CsvRows, rowFrom } from './csv-row.ts';
import { HeldBytes } from './held-bytes.ts';
import { NoteBook } from './notes.ts';
import type { FormatReader, ReadOptions, SourceInput } from './reader.ts';
import { hasBom, shortName, Utf8Stream } from './text.ts';

/** Tables with a header line: peer-to-peer observations and foreign lists (csv-profiles.ts), or a saved mapping. */
export const csv: FormatReader = {
  format: 'csv',
  version: '1',
  detect: (head) => sniff(head) !== undefined,
  read: (input, options) => readTable(input, options ?? {}),
};

const delimiters = [',', ';', '\t'] as const;

/** The delimiter under which the first line is the header of a known profile. */
function sniff(head: Uint8Array): { delimiter: string; header: readonly string[] } | undefined {
  const candidates = headersOf(head);
  return candidates.find(({ header }) => planFromHeader(header) !== undefined);
}

function headersOf(head: Uint8Array): { delimiter: string; header: readonly string[] }[] {
  const from = hasBom(head) ? 3 : 0;
  const newline = head.indexOf(0x0a);
  const end = newline === -1 ? head.length : newline;
  if (end - from > 16_384 || head.subarray(from, end).includes(0)) return [];
  const line = new TextDecoder('utf-8').decode(head.subarray(from, end)).trimEnd();
  return delimiters.map((delimiter) => ({ delimiter, header: headerCells(line, delimiter) }));
}

function headerCells(line: string, delimiter: string): string[] {
  try {
    const rows: string[][] = parseNow(line, { ...options(delimiter), raw: false });
    return (rows[0] ?? []).map((cell) => cell.trim());
  } catch {
    // Not a table under this delimiter: another one, or another format, may fit.
    return [];
  }
}

function options(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    raw: true,
    record_delimiter: ['\r\n', '\n'],
    // Row lengths are checked here, row by row: csv-parse would drop the whole table for one ragged row.
    relax_column_count: true,
    max_record_size: budgets.recordChars,
  };
}

async function* readTable(input: SourceInput, { csvMapping }: ReadOptions): AsyncGenerator<Part> {
  if (input.sizeBytes > budgets.streamBytes) {
    throw new IntakeRefusal('intake.refused.too-large', 'whole', {
      bytes: input.sizeBytes,
      most: budgets.streamBytes,
    });
  }
  const notes = new NoteBook();
  const head = await headOf(input);
  const sniffed = csvMapping === undefined ? sniff(head) : bestHeader(head);
  if (sniffed === undefined) throw new IntakeRefusal('intake.refused.csv-header', 'line:1', { columns: '' });
  const plan = planOf(sniffed.header, csvMapping);
  for (const name of plan.unread) notes.unread(`line:1 ${shortName(name)}`);
  const rows: CsvRows =
    plan.profile.name === 'peer-to-peer' ? new PeerToPeerRows(notes) : new ForeignListRows(notes);
  let good = 0;
  for await (const row of rowsOf(input, sniffed.delimiter, plan, notes, csvMapping?.timeZone)) {
    good++;
    yield* rows.add(row);
  }
  if (good === 0) throw new IntakeRefusal('intake.refused.no-usable-row', 'whole');
  yield* rows.end();
  yield* notes.parts();
}

function planOf(header: readonly string[], mapping: ReadOptions['csvMapping']): ColumnPlan {
  const twice = duplicateHeaders(header)[0];
  if (twice !== undefined) {
    throw new IntakeRefusal('intake.refused.csv-duplicate-column', 'line:1', { column: shortName(twice) });
  }
  if (mapping === undefined) {
    const plan = planFromHeader(header);
    if (plan === undefined) throw new IntakeRefusal('intake.refused.csv-header', 'line:1', { columns: '' });
    return plan;
  }
  const { plan, missing } = planFromMapping(header, mapping);
  if (plan === undefined || missing.length > 0) {
    throw new IntakeRefusal('intake.refused.csv-mapping', 'line:1', {
      columns: missing.map(shortName).join(', '),
    });
  }
  return plan;
}

/** With a saved mapping any header is welcome: the delimiter that cuts it into most columns. */
function bestHeader(head: Uint8Array): { delimiter: string; header: readonly string[] } | undefined {
  return headersOf(head).toSorted((a, b) => b.header.length - a.header.length)[0];
}

/** Enough bytes for the header line, however small the chunks are. */
async function headOf(input: SourceInput): Promise<Uint8Array> {
  const held = new HeldBytes();
  for await (const chunk of input.chunks()) {
    if (!held.isOpen()) held.begin(0);
    if (held.keep(chunk) >= budgets.headBytes) break;
  }
  return held.release(new Uint8Array(0), 0).subarray(0, budgets.headBytes);
}

interface RawRecord {
  readonly raw: string;
  readonly record: readonly string[];
}

async function* rowsOf(
  input: SourceInput,
  delimiter: string,
  plan: ColumnPlan,
  notes: NoteBook,
  timeZone: string | undefined,
): AsyncGenerator<CsvRow> {
  let line = 1;
  let columns = 0;
  let count = 0;
  for await (const { raw, record } of recordsOf(input, delimiter)) {
    const start = line;
    line += lineEnds(raw);
    if (columns === 0) {
      columns = record.length;
      continue;
    }
    if (record.length === 1 && record[0]?.trim() === '') continue;
    if (++count > budgets.rows) {
      throw new IntakeRefusal('intake.refused.too-many-rows', `line:${start}`, { most: budgets.rows });
    }
    if (record.length === columns) yield rowFrom(record, start, plan, notes, timeZone);
    else {
      const params = { expected: columns, found: record.length };
      notes.add('refused', 'intake.note.row-ragged', `line:${start}`, params);
    }
  }
}

/** Line ends inside and at the end of a record; `raw` ends in CR alone where the record ended in CRLF. */
function lineEnds(raw: string): number {
  let ends = 0;
  const last = raw.length - 1;
  for (let at = raw.indexOf('\n'); at !== -1 && at < last; at = raw.indexOf('\n', at + 1)) ends++;
  return raw.endsWith('\n') || raw.endsWith('\r') ? ends + 1 : ends;
}

async function* recordsOf(input: SourceInput, delimiter: string): AsyncGenerator<RawRecord> {
  const source = Readable.from(textsOf(input));
  const parser = parse(options(delimiter));
  // Parser and source are joined by hand so that a refusal thrown by the source reaches the reader unchanged.
  source.once('error', (error) => parser.destroy(error));
  try {
    for await (const record of source.pipe(parser)) yield record as RawRecord;
  } catch (error) {
    throw refusalFrom(error);
  } finally {
    source.destroy();
  }
}

function refusalFrom(error: unknown): unknown {
  if (!isCsvError(error)) return error;
  const line = Number(error.lines ?? 1);
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new IntakeRefusal(
      'intake.refused.too-long-value',
      `line:${line}`,
      { line, byte: 0 },
      { cause: error },
    );
  }
  return new IntakeRefusal('intake.refused.csv-syntax', `line:${line}`, { line }, { cause: error });
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && /^(?:CSV_|INVALID_)/.test(String(error.code));
}

/** @throws IntakeRefusal 'intake.refused.invalid-utf8'. */
async function* textsOf(input: SourceInput): AsyncGenerator<string> {
  const decoder = new Utf8Stream();
  for await (const chunk of input.chunks()) {
    const text = decoder.push(chunk);
    if (text !== '') yield text;
  }
  decoder.end();
}
