import type { Command, CommandInput, ExitCode, Terminal } from '../../platform/command.ts';
import type { Config } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { commandDeed } from '../actors.ts';
import { gatherJobs } from '../jobs.ts';
import { type Machine, openMachine } from '../machine.ts';
import type { CommandShape } from './parse.ts';

/** What a command of the program itself works with; slices' commands only see their runtime. */
export interface Shell {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly terminal: Terminal;
  /** Aborted by Ctrl-C, by a request to terminate, and by the death of the parent process. */
  readonly stop: AbortSignal;
  /** Writes on standard error as it is, for what is redrawn in place. */
  writeError(text: string): void;
  untilStopped(): Promise<void>;
  /** Opens database and vault; the shell closes them when the command ends, whatever its end. */
  open(): Promise<Machine>;
}

export interface AppCommand extends CommandShape {
  /** Runs until it is told to stop, and then ends in order by itself. */
  readonly resident?: true;
  /** Serves others until it is stopped; everything else is somebody's single command. */
  readonly service?: true;
  readonly run: (shell: Shell, input: CommandInput) => Promise<ExitCode>;
}

/** A slice's command, run on an opened machine under the name of whoever typed it. */
export function onMachine(command: Command): AppCommand {
  return {
    ...command,
    run: async (shell, input) => {
      const { app } = await shell.open();
      return command.run(app.runtime(commandDeed(command.name)), input, shell.terminal);
    },
  };
}

export function createShell(
  parts: Omit<Shell, 'open' | 'untilStopped'>,
  program: 'service' | 'command',
): {
  readonly shell: Shell;
  close(): Promise<void>;
} {
  let machine: Promise<Machine> | undefined;
  const shell: Shell = {
    ...parts,
    untilStopped: () => aborted(parts.stop),
    open: () => {
      machine ??= openMachine({ config: parts.config, log: parts.log, jobs: gatherJobs(), program });
      return machine;
    },
  };
  return {
    shell,
    close: async () => {
      // An opening that failed has closed what it had opened, and its failure is already told.
      const opened = await machine?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** Resolves when the signal is aborted, at once if it was already. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
