import type { AppCommand } from '../shell.ts';

/** The web server alone, for a machine where the worker runs elsewhere or is started by a supervisor. */
export const serveCommand: AppCommand = {
  name: 'serve',
  summary: 'app.command.serve',
  arguments: [],
  options: { port: { kind: 'count', summary: 'app.option.port', value: 'N' } },
  resident: true,
  service: true,
  run: async (shell, input) => {
    // The web server is the heaviest part of the program; the other commands start without it.
    const { listen } = await import('../../listen.ts');
    const { app } = await shell.open();
    const port = typeof input.options.port === 'number' ? input.options.port : shell.config.port;
    const listening = await listen(app, port);
    shell.terminal.print(shell.terminal.say('app.serve.ready', { address: listening.address }));
    await shell.untilStopped();
    await listening.close();
    return 0;
  },
};
