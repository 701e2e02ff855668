export interface ExcerptPiece {
  readonly text: string;
  readonly highlighted: boolean;
}

export interface ExcerptLine {
  /** Line number in the source, from 1. */
  readonly number: number;
  readonly pieces: readonly ExcerptPiece[];
}

interface ExcerptText {
  readonly firstLine: number;
  readonly before: string;
  readonly highlighted: string;
  readonly after: string;
}

/** Cuts an excerpt into numbered lines, the highlighted place marked in each line it crosses. Cost: O(n). */
export function linesOfExcerpt(excerpt: ExcerptText): readonly ExcerptLine[] {
  const lines: ExcerptPiece[][] = [[]];
  const add = (text: string, highlighted: boolean): void => {
    text.split(/\r?\n/).forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: piece, highlighted });
    });
  };
  add(excerpt.before, false);
  add(excerpt.highlighted, true);
  add(excerpt.after, false);
  return lines.map((pieces, index) => ({ number: excerpt.firstLine + index, pieces }));
}
