import { gatherJobs } from '../../jobs.ts';
import { takeJobs } from '../../worker.ts';
import type { AppCommand } from '../shell.ts';

export const workerCommand: AppCommand = {
  name: 'worker',
  summary: 'app.command.worker',
  arguments: [],
  options: {},
  resident: true,
  service: true,
  run: async (shell) => {
    const { app } = await shell.open();
    await takeJobs(app, gatherJobs());
    shell.terminal.print(shell.terminal.say('app.worker.ready'));
    // Closing the machine lets the running job finish first.
    await shell.untilStopped();
    return 0;
  },
};
