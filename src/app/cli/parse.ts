import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { CommandInput, CommandOption } from '../../platform/command.ts';

/** The part of a command that the command line needs to know. */
export interface CommandShape {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
}

export type Parsed<C extends CommandShape> =
  | { readonly kind: 'run'; readonly command: C; readonly input: CommandInput; readonly language?: string }
  | { readonly kind: 'help'; readonly command: C | null; readonly language?: string }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'usage';
      /** Key of the message that says what is wrong. */
      readonly problem: string;
      readonly params: Readonly<Record<string, string>>;
      readonly command: C | null;
      readonly language?: string;
    };

const globalOptions: Readonly<Record<string, CommandOption>> = {
  help: { kind: 'flag', summary: 'app.option.help' },
  lang: { kind: 'text', summary: 'app.option.lang', value: 'fr|en' },
};

class UsageProblem extends Error {
  readonly problem: string;
  readonly params: Readonly<Record<string, string>>;
  constructor(problem: string, params: Readonly<Record<string, string>>) {
    super(problem);
    this.problem = problem;
    this.params = params;
  }
}

/**
 * Reads a command line against the table of commands. Options may stand anywhere; the words before them choose the
 * command, the longest name first (`reference networks` before `reference`).
 */
export function parseCommandLine<C extends CommandShape>(
  commands: readonly C[],
  argv: readonly string[],
): Parsed<C> {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: parserOptions(commands),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.filter((token) => token.kind === 'option');
  const wanted = given.find((token) => token.name === 'lang')?.value;
  const language = wanted === undefined ? {} : { language: wanted };
  const words = positionals[0] === 'help' ? positionals.slice(1) : positionals;
  const command = longestMatch(commands, words);
  const wantsHelp = positionals[0] === 'help' || given.some((token) => token.name === 'help');
  if (positionals.length === 0 && given.some((token) => token.name === 'version')) return { kind: 'version' };
  if (wantsHelp || positionals.length === 0) return { kind: 'help', command, ...language };
  try {
    if (command === null) throw new UsageProblem('app.usage.unknown-command', { name: words[0] ?? '' });
    const input = {
      arguments: checkArguments(command, words.slice(command.name.split(' ').length)),
      options: readOptions(command, given),
    };
    return { kind: 'run', command, input, ...language };
  } catch (cause) {
    if (!(cause instanceof UsageProblem)) throw cause;
    return { kind: 'usage', problem: cause.problem, params: cause.params, command, ...language };
  }
}

/** Two commands that share the name of an option share its kind; a test holds them to it. */
function parserOptions(commands: readonly CommandShape[]): NonNullable<ParseArgsConfig['options']> {
  const all = Object.assign({}, ...commands.map((command) => command.options), globalOptions) as Record<
    string,
    CommandOption
  >;
  const entries = Object.entries(all).map(([name, option]) => [
    name,
    { type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const) },
  ]);
  return {
    ...Object.fromEntries(entries),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  };
}

function longestMatch<C extends CommandShape>(commands: readonly C[], words: readonly string[]): C | null {
  const matching = commands.filter((command) => {
    const name = command.name.split(' ');
    return name.every((word, index) => words[index] === word);
  });
  return matching.sort((left, right) => right.name.length - left.name.length)[0] ?? null;
}

function checkArguments(command: CommandShape, words: readonly string[]): readonly string[] {
  const last = command.arguments.at(-1);
  const takesSeveral = last?.endsWith('…') === true;
  const missing = command.arguments[words.length];
  if (missing !== undefined) throw new UsageProblem('app.usage.missing-argument', { name: missing });
  const extra = words[command.arguments.length];
  if (extra !== undefined && !takesSeveral)
    throw new UsageProblem('app.usage.extra-argument', { name: extra });
  return words;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | boolean | undefined;
}

function readOptions(command: CommandShape, tokens: readonly OptionToken[]): CommandInput['options'] {
  const options: Record<string, string | number | boolean> = {};
  for (const token of tokens) {
    if (Object.hasOwn(globalOptions, token.name)) continue;
    const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
    if (option === undefined) throw new UsageProblem('app.usage.unknown-option', { name: token.rawName });
    options[token.name] = readValue(option, token);
  }
  return options;
}

function readValue(option: CommandOption, { rawName, value }: OptionToken): string | number | boolean {
  if (option.kind === 'flag') {
    if (value !== undefined) throw new UsageProblem('app.usage.flag-with-value', { name: rawName });
    return true;
  }
  if (typeof value !== 'string' || value === '')
    throw new UsageProblem('app.usage.missing-value', { name: rawName });
  if (option.kind === 'text') return value;
  if (!/^[0-9]{1,15}$/.test(value)) throw new UsageProblem('app.usage.not-a-count', { name: rawName });
  return Number(value);
}
