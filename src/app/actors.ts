import { userInfo } from 'node:os';
import type { Deed } from './wire.ts';

/** The command line acts under the name of the account of the system that typed the command. */
export function commandDeed(command: string): Deed {
  return {
    actor: { kind: 'command', accountId: null, name: `${systemUser()}@command`, role: 'system' },
    purpose: `command ${command}`,
    act: `app.command.${command.replaceAll(' ', '-')}`,
  };
}

export function workerDeed(job: string): Deed {
  return {
    actor: { kind: 'worker', accountId: null, name: 'worker', role: 'system' },
    purpose: `job ${job}`,
    act: `app.job.${job}`,
  };
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
