import { basename } from 'node:path';
import { ingest } from '../../../flows/ingest.ts';
import { rescore } from '../../../flows/rescore.ts';
import type { IntakeDetail, IntakeSummary } from '../../../intake/contract.ts';
import { readIntake } from '../../../intake/index.ts';
import type { CommandInput, ExitCode, Terminal } from '../../../platform/command.ts';
import type { Runtime } from '../../../platform/runtime.ts';
import { commandDeed } from '../../actors.ts';
import { drawProgress } from '../progress.ts';
import type { AppCommand, Shell } from '../shell.ts';
import { readProfile } from './profile.ts';

const shownRefusals = 20;

export const intakeCommand: AppCommand = {
  name: 'intake',
  summary: 'app.command.intake',
  arguments: ['FILE|FOLDER…'],
  options: {
    json: { kind: 'flag', summary: 'app.option.json' },
    profile: { kind: 'text', summary: 'app.option.profile', value: 'FILE' },
    label: { kind: 'text', summary: 'app.option.label', value: 'TEXT' },
  },
  // Stopped between two batches, so that the intake itself says that it was interrupted.
  resident: true,
  run: async (shell, input) => {
    const { app } = await shell.open();
    const runtime = app.runtime(commandDeed('intake'));
    const intake = await importFiles(shell, runtime, input);
    const ranked = await rankFresh(shell, runtime);
    const detail = await runtime.act((ctx) => readIntake(ctx, { intakeId: intake.id }));
    if (input.options.json === true) shell.terminal.print(JSON.stringify({ ...detail, ranked }));
    else printReport(detail, ranked, shell.terminal);
    return exitCodeOf(intake);
  },
};

async function importFiles(shell: Shell, runtime: Runtime, input: CommandInput): Promise<IntakeSummary> {
  const { profile, label } = input.options;
  const options = typeof profile === 'string' ? await readProfile(profile) : {};
  const progress = drawProgress(shell);
  void shell.untilStopped().then(() => shell.terminal.warn(shell.terminal.say('app.intake.stopping')));
  try {
    return await ingest(runtime, {
      channel: 'command',
      label: typeof label === 'string' ? label : labelOf(input.arguments),
      paths: input.arguments,
      options,
      stop: shell.stop,
      onProgress: (now) =>
        progress.show({
          done: now.filesDone,
          total: now.filesTotal,
          bytesDone: now.bytesDone,
          bytesTotal: now.bytesTotal,
          label: 'app.progress.files',
        }),
    });
  } finally {
    progress.end();
  }
}

async function rankFresh(shell: Shell, runtime: Runtime): Promise<number> {
  if (shell.terminal.interactive) shell.terminal.warn(shell.terminal.say('app.intake.ranking'));
  const { ranked } = await rescore(runtime);
  return ranked;
}

function labelOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? basename(first) : `${basename(first)} +${paths.length - 1}`;
}

function printReport(detail: IntakeDetail, ranked: number, { print, say }: Terminal): void {
  print(
    say('app.intake.report', {
      id: detail.id,
      imported: detail.filesImported,
      duplicate: detail.filesDuplicate,
      refused: detail.filesRefused,
    }),
  );
  print(say('app.intake.reports', { reports: detail.reports, ranked, notes: detail.notes }));
  const refused = detail.deliveries.filter((delivery) => delivery.outcome === 'refused');
  for (const delivery of refused.slice(0, shownRefusals)) {
    const [note] = delivery.notes;
    const why = note === undefined ? '' : `${note.place} · ${say(note.code, note.params)}`;
    print(`  ${delivery.name} · ${why}`);
  }
  if (detail.filesRefused > shownRefusals) {
    print(say('app.intake.more-refused', { count: detail.filesRefused - shownRefusals }));
  }
}

function exitCodeOf(intake: IntakeSummary): ExitCode {
  return intake.state === 'done' && intake.filesRefused === 0 ? 0 : 1;
}
