import type { ExitCode, Terminal } from '../../platform/command.ts';
import { ConfigError, readConfig } from '../../platform/config.ts';
import { VigieError } from '../../platform/errors.ts';
import { type Locale, localeFromEnvironment } from '../../platform/i18n.ts';
import { createLog } from '../../platform/log.ts';
import { readVersion } from '../version.ts';
import { translate } from '../wording.ts';
import { gatherCommands } from './commands.ts';
import { tellFailure } from './failure.ts';
import { helpFor, helpForAll } from './help.ts';
import { parseCommandLine } from './parse.ts';
import { type AppCommand, createShell, type Shell } from './shell.ts';
import { createTerminal, type Streams } from './terminal.ts';

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly streams: Streams;
  readonly stop: AbortSignal;
}

/** Runs one command line. @returns its exit code; nothing is ever thrown at the user. */
export async function runCommandLine(argv: readonly string[], around: Surroundings): Promise<ExitCode> {
  const parsed = parseCommandLine(gatherCommands(), argv);
  const wanted = parsed.kind === 'version' ? undefined : parsed.language;
  const locale = localeFrom(wanted, around.environment);
  const terminal = createTerminal(around.streams, locale, translate);
  if (wanted !== undefined && wanted !== 'fr' && wanted !== 'en') {
    terminal.warn(terminal.say('app.usage.unknown-language', { name: wanted }));
    return 2;
  }
  switch (parsed.kind) {
    case 'version':
      terminal.print(`vigie ${readVersion()}`);
      return 0;
    case 'help':
      terminal.print(helpOf(parsed.command, terminal));
      return 0;
    case 'usage':
      terminal.warn(terminal.say(parsed.problem, parsed.params));
      terminal.warn(terminal.say('app.usage.see-help', { name: parsed.command?.name ?? '' }));
      return 2;
    case 'run':
      return runOne(parsed.command, parsed.input, { around, terminal });
  }
}

async function runOne(
  command: AppCommand,
  input: Parameters<AppCommand['run']>[1],
  { around, terminal }: { readonly around: Surroundings; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { environment, stop } = around;
  try {
    const config = readConfig(environment, around.workingFolder);
    const log = createLog(
      (line) => around.streams.err.write(line),
      config.logLevel,
      () => new Date(),
    );
    const writeError = (text: string): void => void around.streams.err.write(text);
    const program = command.service === true ? 'service' : 'command';
    const { shell, close } = createShell({ config, environment, log, terminal, stop, writeError }, program);
    try {
      return await runUntilStopped(command, shell, input);
    } finally {
      await closeInTime(close, stop);
    }
  } catch (cause) {
    tellFailure(cause, terminal, environment);
    return exitCodeOf(cause);
  }
}

/** A command that is not resident is given up when the person asks: what it committed stays, the rest is undone. */
async function runUntilStopped(
  command: AppCommand,
  shell: Shell,
  input: Parameters<AppCommand['run']>[1],
): Promise<ExitCode> {
  const running = command.run(shell, input);
  if (command.resident === true) return running;
  const stopped = shell.untilStopped().then((): ExitCode => {
    shell.terminal.warn(shell.terminal.say('app.stopped'));
    return 3;
  });
  // After a stop the command may still fail on what was closed under it; that is not told.
  running.catch(() => {});
  return Promise.race([running, stopped]);
}

const closingTimeMs = 15_000;

async function closeInTime(close: () => Promise<void>, stop: AbortSignal): Promise<void> {
  const closing = close();
  if (!stop.aborted) return closing;
  closing.catch(() => {});
  await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, closingTimeMs).unref())]);
}

function exitCodeOf(cause: unknown): ExitCode {
  if (cause instanceof ConfigError) return 2;
  if (cause instanceof VigieError) return cause.kind === 'unavailable' ? 3 : 1;
  return 3;
}

function helpOf(command: AppCommand | null, terminal: Terminal): string {
  const say = (key: string): string => terminal.say(key);
  return command === null ? helpForAll(gatherCommands(), say) : helpFor(command, say);
}

function localeFrom(wanted: string | undefined, environment: Surroundings['environment']): Locale {
  if (wanted === 'fr' || wanted === 'en') return wanted;
  return localeFromEnvironment(environment);
}
