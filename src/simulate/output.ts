import type { TruthTables } from './truth.ts';

/** One thing to write, in the order of the year. */
export type Output = FileOutput | TruthOutput;

export interface FileOutput {
  readonly kind: 'file';
  /** Under the output folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string>;
  /** How many reports the file holds; their truth rows follow it. */
  readonly reports: number;
}

export type TruthOutput = {
  [Table in keyof TruthTables]: {
    readonly kind: 'truth';
    readonly table: Table;
    readonly row: TruthTables[Table];
  };
}[keyof TruthTables];
