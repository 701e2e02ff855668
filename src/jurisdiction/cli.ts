import { createReadStream } from 'node:fs';
import type { Command } from '../platform/command.ts';
import { tableRefused } from './errors.ts';
import { loadNetworks } from './load-networks.ts';

export const commands: readonly Command[] = [
  {
    name: 'reference networks',
    summary: 'jurisdiction.command.networks',
    arguments: ['FILE'],
    options: {
      'table-version': { kind: 'text', summary: 'jurisdiction.option.table-version', value: 'NAME' },
      json: { kind: 'flag', summary: 'jurisdiction.option.json' },
    },
    run: async (runtime, input, terminal) => {
      const [file = ''] = input.arguments;
      const version = input.options['table-version'];
      const loaded = await runtime.act((ctx) =>
        loadNetworks(ctx, {
          csv: textOf(file),
          ...(typeof version === 'string' ? { version } : {}),
        }),
      );
      if (input.options.json === true) terminal.print(JSON.stringify(loaded));
      else {
        const key = loaded.changed ? 'jurisdiction.networks.loaded' : 'jurisdiction.networks.unchanged';
        terminal.print(terminal.say(key, { count: loaded.networks, version: loaded.version }));
      }
      return 0;
    },
  },
];

async function* textOf(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (cause) {
    throw tableRefused('jurisdiction.table.file', { file }, { cause });
  }
}
