import { rescore } from '../../../flows/rescore.ts';
import { commandDeed } from '../../actors.ts';
import type { AppCommand } from '../shell.ts';

export const rebuildCommand: AppCommand = {
  name: 'rebuild',
  summary: 'app.command.rebuild',
  arguments: [],
  options: { json: { kind: 'flag', summary: 'app.option.json' } },
  run: async (shell, input) => {
    const { app } = await shell.open();
    const { ranked } = await rescore(app.runtime(commandDeed('rebuild')), { all: true });
    const { print, say } = shell.terminal;
    print(
      input.options.json === true ? JSON.stringify({ ranked }) : say('app.rebuild.done', { count: ranked }),
    );
    return 0;
  },
};
