import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const startTimeoutMs = 180_000;
const stopTimeoutMs = 30_000;

export interface RunningVigie {
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts the whole program on a fresh data folder and a free port, with a small demonstration. */
export async function startVigie(reports: number): Promise<RunningVigie> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-browser-'));
  // The database runs under another user than root, who must be able to reach its folder.
  chmodSync(folder, 0o755);
  const child = spawn(process.execPath, ['dist/node/src/app/cli/main.js', 'start'], {
    env: {
      ...process.env,
      VIGIE_DATA: folder,
      VIGIE_PORT: '0',
      VIGIE_DEMO_REPORTS: String(reports),
      LC_ALL: 'fr_FR.UTF-8',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const address = await addressOf(child);
    return { address, stop: () => stop(child, folder) };
  } catch (error) {
    await stop(child, folder);
    throw error;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  const found = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.push(text);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said.join(''))?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`Vigie ended with ${code}: ${said.join('')}`)));
    setTimeout(() => reject(new Error(`Vigie did not start: ${said.join('')}`)), startTimeoutMs).unref();
  });
  return found;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(timer);
  }
  rmSync(folder, { recursive: true, force: true });
}
