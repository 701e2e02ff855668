import { expect, it } from 'vitest';
import { clues, links1 } from './core/policy.ts';
import { linksCodes } from './errors.ts';
import { messages as en } from './messages.en.ts';
import { messages as fr } from './messages.fr.ts';

const parametersOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

it('every refusal and every clue, quoted in free text or not, has its wording', () => {
  const quoted = Object.values(links1.shared)
    .filter((rule) => rule.freeTextBits < rule.structuredBits)
    .map((rule) => `links.clue.${rule.clue}.free-text`);
  const expected = [...linksCodes, ...clues.map((clue) => `links.clue.${clue}`), ...quoted];
  expect(expected.filter((code) => !Object.hasOwn(fr, code))).toEqual([]);
});

it('both languages have the same keys and the same parameters', () => {
  expect(Object.keys(en)).toEqual(Object.keys(fr));
  const shape = (texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([key, text]) => [key, parametersOf(text)]);
  expect(shape(en)).toEqual(shape(fr));
});
