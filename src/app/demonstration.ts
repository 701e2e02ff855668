import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createDemonstrationAccounts } from '../access/index.ts';
import { ingest } from '../flows/ingest.ts';
import { rescore } from '../flows/rescore.ts';
import { loadNetworks } from '../jurisdiction/index.ts';
import type { Terminal } from '../platform/command.ts';
import { simulate } from '../simulate/index.ts';
import { commandDeed } from './actors.ts';
import type { App } from './wire.ts';

const seed = 1;

/**
 * The synthetic world of a first start, through the same doors as real files. Begun again from the start after an
 * interruption: the same seed gives the same bytes, so what was already imported is recognised.
 */
export async function loadDemonstration(app: App, terminal: Terminal): Promise<void> {
  const runtime = app.runtime(commandDeed('start'));
  const folder = join(app.config.dataFolder, 'demonstration');
  const tell = (key: string, params?: Readonly<Record<string, string | number>>): void =>
    terminal.print(terminal.say(key, params));
  tell('app.start.demonstration', { count: app.config.demonstrationReports });
  await rm(folder, { recursive: true, force: true });
  await simulate({ reports: app.config.demonstrationReports, seed, out: folder });
  await runtime.act((ctx) =>
    loadNetworks(ctx, { csv: createReadStream(join(folder, 'reference', 'networks.csv')) }),
  );
  tell('app.start.importing');
  const intake = await ingest(runtime, {
    channel: 'demonstration',
    label: 'demonstration',
    paths: [join(folder, 'sources')],
  });
  tell('app.start.imported', {
    files: intake.filesImported,
    refused: intake.filesRefused,
    reports: intake.reports,
  });
  const { ranked } = await rescore(runtime);
  tell('app.start.ranked', { count: ranked });
  await runtime.act(createDemonstrationAccounts);
}
