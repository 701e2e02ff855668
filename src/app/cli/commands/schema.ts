import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../../platform/package-root.ts';
import { dumpSchema } from '../../../platform/schema-dump.ts';
import type { AppCommand } from '../shell.ts';

/** For whoever changes a migration: rewrites the readable schema that the tests compare. */
export const schemaCommand: AppCommand = {
  name: 'schema',
  summary: 'app.command.schema',
  arguments: [],
  options: {},
  run: async (shell) => {
    const { app } = await shell.open();
    const text = await app.look((ctx) => dumpSchema(ctx.tx));
    const file = join(packageRoot(), 'db', 'schema.sql');
    await writeFile(file, text);
    shell.terminal.print(file);
    return 0;
  },
};
