import { parse } from 'csv-parse';
import { rangeFromCidr } from '../kernel/ipv4.ts';
import { networkKinds } from './contract.ts';
import { tableRefused } from './errors.ts';
import type { NetworkRow } from './networks.ts';

const columns = ['network', 'country', 'area', 'provider', 'kind', 'version'] as const;
/** Three times the largest public table of version 4 blocks; a longer file is something else. */
const rowLimit = 2_000_000;

/**
 * Reads a network table: CSV in UTF-8, comma, header `network,country,area,provider,kind,version` in any order.
 *
 *  - network: version 4 block in CIDR form, host bits zero, once in the file.
 *  - country: two capital letters (ISO 3166-1). area: may be empty, then unknown. kind: see contract.ts.
 *  - version: may be empty when `version` is given; it then names every such row.
 *
 * @throws VigieError `jurisdiction.table.*` with the line; the first bad line refuses the table. Cost: O(n).
 */
export async function readNetworks(
  csv: string | AsyncIterable<string | Uint8Array>,
  version: string | null,
): Promise<readonly NetworkRow[]> {
  const rows: NetworkRow[] = [];
  const seen = new Set<string>();
  for await (const { record, line } of recordsOf(csv)) {
    if (rows.length === rowLimit) throw tableRefused('jurisdiction.table.too-long', { limit: rowLimit });
    const row = networkRow(record, line, version);
    if (seen.has(row.network)) throw tableRefused('jurisdiction.table.duplicate-network', { line });
    seen.add(row.network);
    rows.push(row);
  }
  if (rows.length === 0) throw tableRefused('jurisdiction.table.empty');
  return rows;
}

type Column = (typeof columns)[number];
type CsvRecord = Readonly<Record<Column, string>>;

async function* recordsOf(
  csv: string | AsyncIterable<string | Uint8Array>,
): AsyncIterable<{ readonly record: CsvRecord; readonly line: number }> {
  const parser = parse({ bom: true, columns: checkHeader, info: true, trim: true, max_record_size: 10_000 });
  const feeding = feed(parser, csv);
  feeding.catch(() => {});
  try {
    for await (const { record, info } of parser) yield { record, line: info.lines };
    await feeding;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('CSV_')) {
      const line = 'lines' in cause && typeof cause.lines === 'number' ? cause.lines : 0;
      throw tableRefused('jurisdiction.table.csv-syntax', { line }, { cause });
    }
    throw cause;
  }
}

async function feed(
  parser: ReturnType<typeof parse>,
  csv: string | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  try {
    for await (const chunk of typeof csv === 'string' ? [csv] : csv) {
      if (parser.destroyed) return;
      if (!parser.write(chunk)) await new Promise<void>((resume) => parser.once('drain', resume));
    }
    parser.end();
  } catch (cause) {
    parser.destroy(cause instanceof Error ? cause : new Error('reading failed', { cause }));
  }
}

function checkHeader(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  const complete = columns.every((column) => names.includes(column));
  if (!complete || names.length !== columns.length) {
    throw tableRefused('jurisdiction.table.header', { expected: columns.join(',') });
  }
  return names;
}

function networkRow(record: CsvRecord, line: number, version: string | null): NetworkRow {
  if (!record.network.includes('/') || rangeFromCidr(record.network) === null) {
    throw tableRefused('jurisdiction.table.network', { line });
  }
  if (!/^[A-Z]{2}$/.test(record.country)) throw tableRefused('jurisdiction.table.country', { line });
  if (!isShortText(record.provider)) throw tableRefused('jurisdiction.table.provider', { line });
  if (record.area !== '' && !isShortText(record.area))
    throw tableRefused('jurisdiction.table.area', { line });
  const kind = networkKinds.find((known) => known === record.kind);
  if (kind === undefined)
    throw tableRefused('jurisdiction.table.kind', { line, kinds: networkKinds.join(', ') });
  const ofRow = record.version === '' ? (version ?? '') : record.version;
  if (!isShortText(ofRow)) throw tableRefused('jurisdiction.table.version', { line });
  return {
    network: record.network,
    country: record.country,
    area: record.area === '' ? null : record.area,
    provider: record.provider,
    kind,
    version: ofRow,
  };
}

function isShortText(text: string): boolean {
  return text.length > 0 && text.length <= 120 && !/\p{Cc}/u.test(text);
}
