import type { ExitCode } from '../../../platform/command.ts';
import { commandDeed } from '../../actors.ts';
import { examine, type Finding } from '../../doctor.ts';
import type { AppCommand } from '../shell.ts';

/** A check that did not run is a dash: never taken for a good one. */
const marks = { good: '✓', bad: '✗', 'not-run': '–' } as const;

export const doctorCommand: AppCommand = {
  name: 'doctor',
  summary: 'app.command.doctor',
  arguments: [],
  options: { json: { kind: 'flag', summary: 'app.option.json' } },
  run: async (shell, input) => {
    const findings = await examine({
      config: shell.config,
      nodeVersion: process.version,
      open: shell.open,
      deed: commandDeed('doctor'),
    });
    const { print, say } = shell.terminal;
    if (input.options.json === true) print(JSON.stringify(findings));
    else
      for (const { check, state, code, params } of findings) {
        print(`${marks[state]} ${say(`app.check.${check}`)} · ${say(code, params)}`);
      }
    return exitCodeOf(findings);
  },
};

function exitCodeOf(findings: readonly Finding[]): ExitCode {
  if (findings.some((finding) => finding.state === 'bad')) return 1;
  return findings.some((finding) => finding.state === 'not-run') ? 3 : 0;
}
