import { visibleText } from '../../kernel/text.ts';
import type { Terminal } from '../../platform/command.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';

export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}

/** What is printed may quote sources: their control characters are made visible, so they cannot command the terminal. */
export function createTerminal(streams: Streams, locale: Locale, translate: Translate): Terminal {
  return {
    locale,
    interactive: streams.out.isTTY === true && streams.err.isTTY === true,
    say: (key, params) => translate(locale, key, params),
    print: (line) => {
      streams.out.write(`${visibleText(line, true)}\n`);
    },
    warn: (line) => {
      streams.err.write(`${visibleText(line, true)}\n`);
    },
  };
}
