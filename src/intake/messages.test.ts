import { describe, expect, it } from 'vitest';
import { deliveryRefusalCodes } from './delivery.ts';
import { noteCodes, refusalCodes } from './errors.ts';
import { registry } from './formats/registry.ts';
import { messages as en } from './messages.en.ts';
import { messages as fr } from './messages.fr.ts';

describe('the wording of intake', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
  });

  it.each([...refusalCodes, ...noteCodes, ...deliveryRefusalCodes])('says %s', (code) => {
    expect(fr).toHaveProperty([code]);
  });

  it.each(registry.map((reader) => reader.format))('names the format %s', (format) => {
    expect(fr).toHaveProperty([`intake.format.${format}`]);
  });

  it('uses the same parameters in both languages', () => {
    const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    const english: Readonly<Record<string, string>> = en;
    for (const [key, text] of Object.entries(fr))
      expect(parameters(english[key] ?? '')).toEqual(parameters(text));
  });
});
