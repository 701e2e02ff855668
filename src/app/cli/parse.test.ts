import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translate } from '../wording.ts';
import { gatherCommands } from './commands.ts';
import { helpFor, helpForAll } from './help.ts';
import { parseCommandLine } from './parse.ts';
import { progressText } from './progress.ts';

const parse = (line: string) => parseCommandLine(gatherCommands(), line === '' ? [] : line.split(' '));
const say = (key: string, params?: Readonly<Record<string, string | number>>): string =>
  translate('en', key, params);

describe('the command line', () => {
  it('finds the command by its longest name, and its options wherever they stand', () => {
    expect(parse('reference networks table.csv --json')).toMatchObject({
      kind: 'run',
      command: { name: 'reference networks' },
      input: { arguments: ['table.csv'], options: { json: true } },
    });
    expect(parse('--seed 7 simulate --reports 100 --out folder')).toMatchObject({
      input: { arguments: [], options: { seed: 7, reports: 100, out: 'folder' } },
    });
  });

  it('takes several files where the last argument says so', () => {
    expect(parse('intake a b c')).toMatchObject({ kind: 'run', input: { arguments: ['a', 'b', 'c'] } });
  });

  it('takes as a file what follows a double dash', () => {
    expect(parse('intake -- --json')).toMatchObject({
      kind: 'run',
      input: { arguments: ['--json'], options: {} },
    });
  });

  it.each([
    ['nothing-like-it', 'app.usage.unknown-command'],
    ['intake', 'app.usage.missing-argument'],
    ['doctor now', 'app.usage.extra-argument'],
    ['doctor --fast', 'app.usage.unknown-option'],
    ['doctor --port 1', 'app.usage.unknown-option'],
    ['doctor --json=yes', 'app.usage.flag-with-value'],
    ['simulate --out', 'app.usage.missing-value'],
    ['simulate --reports many --out x', 'app.usage.not-a-count'],
    ['simulate --reports -3 --out x', 'app.usage.not-a-count'],
  ])('refuses « vigie %s »', (line, problem) => {
    expect(parse(line)).toMatchObject({ kind: 'usage', problem });
  });

  it.each(['', '--help', '-h', 'help'])('shows everything for « vigie %s »', (line) => {
    expect(parse(line)).toMatchObject({ kind: 'help', command: null });
  });

  it.each(['help intake', 'intake --help', 'intake -h a b'])(
    'explains one command for « vigie %s »',
    (line) => {
      expect(parse(line)).toMatchObject({ kind: 'help', command: { name: 'intake' } });
    },
  );

  it('never throws, whatever is typed', () => {
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('intake', '--', '-', '--lang', '--help', '__proto__', '--=1'),
    );
    fc.assert(
      fc.property(fc.array(words), (argv) => parseCommandLine(gatherCommands(), argv).kind !== undefined),
    );
  });

  it('gives an option of one name one kind in all commands', () => {
    const kinds = new Map<string, string>();
    for (const command of gatherCommands()) {
      for (const [name, { kind }] of Object.entries(command.options)) {
        expect(kinds.get(name) ?? kind, `${command.name} --${name}`).toBe(kind);
        kinds.set(name, kind);
      }
    }
  });
});

describe('the help', () => {
  it('lists every command and explains every option', () => {
    const help = helpForAll(gatherCommands(), say);
    for (const command of gatherCommands()) {
      expect(help).toContain(`  ${command.name}`);
      const own = helpFor(command, say);
      for (const name of Object.keys(command.options)) expect(own).toContain(`--${name}`);
    }
  });
});

describe('the progress of an intake', () => {
  it('shows the part done by bytes, the count, the rate and the time left', () => {
    const progress = { done: 50, total: 200, bytesDone: 75, bytesTotal: 100, label: 'app.progress.files' };
    expect(progressText(progress, 30_000, say)).toBe(
      '[##################......]  75 % · 50 of 200 files · 2/s · 10 s left',
    );
  });

  it('stays inside its bar for any numbers', () => {
    const count = fc.nat(1e9);
    fc.assert(
      fc.property(count, count, count, (done, total, elapsedMs) => {
        const text = progressText({ done, total, label: 'app.progress.files' }, elapsedMs, say);
        return /^\[#{0,24}\.{0,24}\] +\d{1,3} % /.test(text) && text.indexOf(']') === 25;
      }),
    );
  });
});
