import { commands as jurisdictionCommands } from '../../jurisdiction/cli.ts';
import { commands as triageCommands } from '../../triage/cli.ts';
import { doctorCommand } from './commands/doctor.ts';
import { intakeCommand } from './commands/intake.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { schemaCommand } from './commands/schema.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';
import { startCommand } from './commands/start.ts';
import { workerCommand } from './commands/worker.ts';
import { type AppCommand, onMachine } from './shell.ts';

/** Every command, in the order of the help. */
export function gatherCommands(): readonly AppCommand[] {
  return [
    startCommand,
    serveCommand,
    workerCommand,
    intakeCommand,
    ...triageCommands.map(onMachine),
    rebuildCommand,
    doctorCommand,
    ...jurisdictionCommands.map(onMachine),
    simulateCommand,
    schemaCommand,
  ];
}
