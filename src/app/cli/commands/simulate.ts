import { simulate } from '../../../simulate/index.ts';
import { drawProgress } from '../progress.ts';
import type { AppCommand } from '../shell.ts';

export const simulateCommand: AppCommand = {
  name: 'simulate',
  summary: 'app.command.simulate',
  arguments: [],
  options: {
    reports: { kind: 'count', summary: 'app.option.reports', value: 'N' },
    seed: { kind: 'count', summary: 'app.option.seed', value: 'N' },
    out: { kind: 'text', summary: 'app.option.out', value: 'FOLDER' },
    json: { kind: 'flag', summary: 'app.option.json' },
  },
  run: async (shell, input) => {
    const { reports = 2_000, seed = 1, out } = input.options;
    if (typeof reports !== 'number' || typeof seed !== 'number' || typeof out !== 'string') {
      shell.terminal.warn(shell.terminal.say('app.usage.missing-value', { name: '--out' }));
      return 2;
    }
    const progress = drawProgress(shell);
    const summary = await simulate({
      reports,
      seed,
      out,
      onProgress: ({ done, total }) => progress.show({ done, total, label: 'app.progress.simulated' }),
    });
    progress.end();
    const { say, print } = shell.terminal;
    if (input.options.json === true) print(JSON.stringify(summary));
    else
      print(say('app.simulate.done', { reports: summary.reports, files: summary.files, out: summary.out }));
    return 0;
  },
};
