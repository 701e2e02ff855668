import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TruthTables } from './truth.ts';

/** One table of the ground truth beside a simulated year, row by row. Memory: one row. */
export async function* readTruth<Table extends keyof TruthTables>(
  out: string,
  table: Table,
): AsyncGenerator<TruthTables[Table]> {
  const input = createReadStream(join(out, 'truth', `${table}.jsonl`));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    // Written by this slice's own writer, in the types of truth.ts.
    if (line !== '') yield JSON.parse(line) as TruthTables[Table];
  }
}
