import type { CommandShape } from './parse.ts';

type Say = (key: string) => string;

/** The list of commands, one line each. */
export function helpForAll(commands: readonly CommandShape[], say: Say): string {
  const lines = commands.map((command) => ({ left: usageOf(command), right: say(command.summary) }));
  return [
    say('app.help.what'),
    '',
    `${say('app.help.usage')} vigie ${say('app.help.command')} [--help] [--lang fr|en]`,
    '',
    ...inColumns(lines),
    '',
    say('app.help.more'),
    say('app.help.exit-codes'),
    say('app.help.environment'),
  ].join('\n');
}

/** One command: how it is called, what it does, its options. */
export function helpFor(command: CommandShape, say: Say): string {
  const options = Object.entries(command.options).map(([name, option]) => ({
    left: option.value === undefined ? `--${name}` : `--${name} ${option.value}`,
    right: say(option.summary),
  }));
  const lines = [`${say('app.help.usage')} vigie ${usageOf(command)}`, '', say(command.summary)];
  return options.length === 0 ? lines.join('\n') : [...lines, '', ...inColumns(options)].join('\n');
}

function usageOf(command: CommandShape): string {
  const options = Object.keys(command.options).length === 0 ? [] : ['[OPTIONS]'];
  return [command.name, ...options, ...command.arguments].join(' ');
}

function inColumns(lines: readonly { readonly left: string; readonly right: string }[]): readonly string[] {
  const width = Math.max(...lines.map((line) => line.left.length));
  return lines.map((line) => `  ${line.left.padEnd(width)}  ${line.right}`);
}
