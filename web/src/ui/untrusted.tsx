import type { ReactNode } from 'react';
import css from './untrusted.module.css';
import { piecesOfText } from './visible-text.ts';

/**
 * The only way a text from outside reaches the screen: isolated from the direction of its neighbours, its
 * hidden characters made visible, never interpreted.
 */
export function Untrusted(props: { readonly text: string; readonly maxChars?: number }): ReactNode {
  const pieces = piecesOfText(props.text, props.maxChars);
  return (
    <bdi className={css.text}>
      {pieces.map((piece, index) =>
        piece.marker ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
          <span className={css.marker} key={index}>
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  );
}
