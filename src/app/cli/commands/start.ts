import type { AppCommand } from '../shell.ts';

export const startCommand: AppCommand = {
  name: 'start',
  summary: 'app.command.start',
  arguments: [],
  options: {
    empty: { kind: 'flag', summary: 'app.option.empty' },
    port: { kind: 'count', summary: 'app.option.port', value: 'N' },
  },
  resident: true,
  service: true,
  run: async (shell, input) => {
    const { terminal, config } = shell;
    terminal.print(terminal.say('app.start.opening', { folder: config.dataFolder }));
    const { startAll } = await import('../../start.ts');
    const machine = await shell.open();
    if (machine.postgres?.adopted === true) terminal.print(terminal.say('app.start.adopted'));
    if (machine.applied.length > 0) {
      terminal.print(terminal.say('app.start.migrated', { count: machine.applied.length }));
    }
    const { port, empty } = input.options;
    await startAll(machine, {
      empty: empty === true,
      port: typeof port === 'number' ? port : config.port,
      terminal,
      untilStopped: shell.untilStopped,
    });
    // Also a server found running, left by a start that was killed: it was ours.
    await machine.close({ stopDatabase: true });
    terminal.print(terminal.say('app.start.stopped'));
    return 0;
  },
};
