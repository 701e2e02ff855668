import { visibleText as withLabels } from '../../../src/kernel/text.ts';

export interface TextPiece {
  readonly text: string;
  /** True when `text` stands for a character that would otherwise not be seen. */
  readonly marker: boolean;
}

const label = /(⟨U\+[0-9A-F]{4,6}⟩)/u;

/**
 * Cuts a text into what is seen as written and what stands for a hidden character: a name disguised by a
 * right-to-left override must not pass for another one.
 *
 * @param maxChars  UTF-16 units kept; a longer text ends with one `…` marker. Cost: O(n).
 */
export function piecesOfText(text: string, maxChars = 20_000): readonly TextPiece[] {
  const kept = text.length > maxChars ? text.slice(0, maxChars) : text;
  const pieces = withLabels(kept, true)
    .split(label)
    .map((piece, index) => ({ text: piece, marker: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
  return kept.length === text.length ? pieces : [...pieces, { text: '…', marker: true }];
}

/** The same, as one string: for labels of assistive technology and for parameters of sentences. */
export function visibleText(text: string, maxChars = 2_000): string {
  return piecesOfText(text, maxChars)
    .map((piece) => piece.text)
    .join('');
}
