import { describe, expect, it } from 'vitest';
import { accessCodes } from '../access/index.ts';
import { simulateCodes } from '../simulate/errors.ts';
import { gatherCommands } from './cli/commands.ts';
import { appCodes } from './errors.ts';
import { catalogues, translate } from './wording.ts';

const french = Object.assign({}, ...catalogues.fr) as Record<string, string>;
const english = Object.assign({}, ...catalogues.en) as Record<string, string>;

describe('the wording', () => {
  it('has the same keys in both languages, each in one catalogue only', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const list of [catalogues.fr, catalogues.en]) {
      const keys = list.flatMap((messages) => Object.keys(messages));
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    }
  });

  it('uses the same placeholders in both languages', () => {
    const placeholders = (text: string | undefined): string[] =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
    for (const key of Object.keys(french)) {
      expect(placeholders(english[key]), key).toEqual(placeholders(french[key]));
    }
  });

  it('has unbreakable spaces before high punctuation and inside guillemets in French', () => {
    const breakable = Object.entries(french).filter(([, text]) => / [:;!?»]|« /.test(text));
    expect(breakable.map(([key]) => key)).toEqual([]);
  });

  it('names every refusal and every command', () => {
    for (const code of [...appCodes, ...accessCodes, ...simulateCodes])
      expect(translate('fr', code), code).not.toBe(code);
    for (const command of gatherCommands()) {
      const keys = [command.summary, ...Object.values(command.options).map((option) => option.summary)];
      for (const key of keys) expect(translate('en', key), `${command.name}: ${key}`).not.toBe(key);
    }
  });
});
