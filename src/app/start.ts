import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { decideInstallation, readInstallation } from '../access/index.ts';
import { endAbandonedIntakes } from '../intake/index.ts';
import type { Terminal } from '../platform/command.ts';
import { VigieError } from '../platform/errors.ts';
import { commandDeed } from './actors.ts';
import { loadDemonstration } from './demonstration.ts';
import { countConnections, hasIntakes, lockPreparation } from './installation.store.ts';
import { listen } from './listen.ts';
import type { Machine } from './machine.ts';
import { type App, commandProgram } from './wire.ts';

export interface StartOptions {
  /** Begin with nothing and ask for the first account, instead of the demonstration. */
  readonly empty: boolean;
  readonly port: number;
  readonly terminal: Terminal;
  untilStopped(): Promise<void>;
}

const deed = commandDeed('start');

/**
 * The whole of Vigie on one machine: database, demonstration world on a first start, web server, and the worker as a
 * child process that dies with this one.
 *
 * @throws VigieError 'app.not-empty' when `empty` is asked of an installation that holds the demonstration.
 */
export async function startAll(machine: Machine, options: StartOptions): Promise<void> {
  const { app } = machine;
  const { terminal } = options;
  const isDemonstration = await app.look(async (ctx) => {
    await lockPreparation(ctx.tx);
    await endAbandonedWork(app);
    return prepareInstallation(app, options);
  });
  const listening = await listen(app, options.port);
  const worker = startWorker(app);
  terminal.print('');
  terminal.print(terminal.say('app.start.ready', { address: listening.address }));
  if (isDemonstration) terminal.print(terminal.say('app.start.demonstration-accounts'));
  terminal.print(terminal.say('app.start.how-to-stop'));
  await options.untilStopped();
  terminal.print(terminal.say('app.start.stopping'));
  await listening.close();
  await stopWorker(worker);
}

/** A command that was killed could not say so; when no command is connected, what still runs is abandoned. */
async function endAbandonedWork(app: App): Promise<void> {
  // The connection of a program just killed is counted for a moment more.
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if ((await app.look((ctx) => countConnections(ctx.tx, commandProgram))) === 0) {
      await app.act(deed, endAbandonedIntakes);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @returns whether this installation is the demonstration, complete. */
async function prepareInstallation(app: App, options: StartOptions): Promise<boolean> {
  const before = await app.look(readInstallation);
  const isUsed = before.hasAccounts || (await app.look((ctx) => hasIntakes(ctx.tx)));
  const wanted = options.empty || isUsed ? 'work' : 'demonstration';
  const { kind, isReady } =
    before.kind === null ? await app.act(deed, (ctx) => decideInstallation(ctx, { kind: wanted })) : before;
  if (kind !== 'demonstration') return false;
  if (options.empty) throw new VigieError('conflict', 'app.not-empty');
  if (!isReady) await loadDemonstration(app, options.terminal);
  return true;
}

interface Worker {
  readonly process: ChildProcess;
  stopping: boolean;
}

/** One that dies is started again, a little later each time so that a broken one does not spin. */
function startWorker(app: App): { current: Worker } {
  const held = { current: spawnWorker() };
  let deaths = 0;
  const watch = (worker: Worker): void => {
    worker.process.once('exit', (code) => {
      if (worker.stopping) return;
      deaths += 1;
      app.log.error('worker.died', { code: code ?? -1, deaths });
      setTimeout(
        () => {
          if (worker.stopping) return;
          held.current = spawnWorker();
          watch(held.current);
        },
        Math.min(60_000, 1_000 * 2 ** Math.min(deaths, 6)),
      ).unref();
    });
  };
  watch(held.current);
  return held;
}

function spawnWorker(): Worker {
  const entry = import.meta.url.replace(/start\.(ts|js)$/, 'cli/main.$1');
  const child = fork(fileURLToPath(entry), ['worker'], {
    // The channel ties its life to ours: it ends by itself when the channel closes.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { process: child, stopping: false };
}

const workerEndTimeoutMs = 25_000;

async function stopWorker(held: { readonly current: Worker }): Promise<void> {
  const worker = held.current;
  worker.stopping = true;
  if (worker.process.exitCode !== null || worker.process.signalCode !== null) return;
  const ended = once(worker.process, 'exit');
  worker.process.kill('SIGTERM');
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), workerEndTimeoutMs);
  await ended;
  clearTimeout(timer);
}
