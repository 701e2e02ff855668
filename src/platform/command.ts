import type { Locale } from './i18n.ts';
import type { Runtime } from './runtime.ts';

/** 0 done · 1 refused or partly refused · 2 wrong usage · 3 not available now. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface CommandOption {
  readonly kind: 'flag' | 'text' | 'count';
  /** Key of a message: what the option does. */
  readonly summary: string;
  /** What stands for the value in the help, in capitals: `FILE`, `N`. */
  readonly value?: string;
}

/** Where a command writes: text for people in their language, or one JSON document with `--json`. */
export interface Terminal {
  readonly locale: Locale;
  /** True when standard output is a terminal; progress bars are drawn on standard error only then. */
  readonly interactive: boolean;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** One line on standard output, with control characters of foreign text made visible. */
  print(line: string): void;
  /** One line on standard error. */
  warn(line: string): void;
}

export interface CommandInput {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** A command is data: app/ parses it, prints its help, opens what it needs and maps refusals to exit codes. */
export interface Command {
  readonly name: string;
  /** Key of a message: what the command does. */
  readonly summary: string;
  /** Names of the arguments as the help shows them, in capitals; `…` at the end of the last takes several. */
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  readonly run: (runtime: Runtime, input: CommandInput, terminal: Terminal) => Promise<ExitCode>;
}
