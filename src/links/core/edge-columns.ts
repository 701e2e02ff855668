import type { Edge } from './evidence.ts';
import { type Clue, clues } from './policy.ts';

const codeOfClue: Readonly<Record<Clue, number>> = clueCodes();

/**
 * A growing list of edges held by column: 30 bytes an edge, so that a million of them fit beside everything else.
 * Identifier ids are kept as numbers: they come from a sequence and stay far below 2^53.
 */
export class EdgeColumns {
  length = 0;
  identifier = new Float64Array(1024);
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  clue = new Uint8Array(1024);
  bits = new Float32Array(1024);
  gapMs = new Int32Array(1024);

  push(identifier: number, edge: Edge): void {
    const at = this.length;
    if (at === this.left.length) this.grow();
    this.identifier[at] = identifier;
    this.left[at] = edge.left;
    this.right[at] = edge.right;
    this.clue[at] = codeOfClue[edge.clue];
    this.bits[at] = edge.bits;
    this.gapMs[at] = edge.gapMs;
    this.length = at + 1;
  }

  clueAt(at: number): Clue {
    const clue = clues[this.clue[at] ?? 0];
    if (clue === undefined) throw new Error('unknown clue code');
    return clue;
  }

  private grow(): void {
    const size = this.left.length * 2;
    this.identifier = widened(this.identifier, new Float64Array(size));
    this.left = widened(this.left, new Int32Array(size));
    this.right = widened(this.right, new Int32Array(size));
    this.clue = widened(this.clue, new Uint8Array(size));
    this.bits = widened(this.bits, new Float32Array(size));
    this.gapMs = widened(this.gapMs, new Int32Array(size));
  }
}

function widened<Column extends { set(source: Column): void }>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

function clueCodes(): Readonly<Record<Clue, number>> {
  return Object.fromEntries(clues.map((clue, code) => [clue, code])) as Record<Clue, number>;
}
