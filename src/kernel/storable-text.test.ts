import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storableJson, storableText } from './storable-text.ts';

/** Any UTF-16 unit, lone surrogates included; far cheaper to draw than whole graphemes. */
const anyUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

describe('text on its way to the database', () => {
  it('keeps ordinary text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        fc.pre(!text.includes('\u0000'));
        expect(storableText(text)).toBe(text);
      }),
    );
  });

  it('shows a zero character instead of dropping it', () => {
    expect(storableText('a\u0000b')).toBe('a\u2400b');
  });

  it('never offers jsonb an escape that it refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        const json = storableJson({ text, nested: [text] });
        expect(json).not.toMatch(/(?<!\\)(\\\\)*\\u0000/);
        expect(JSON.parse(json).text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('keeps a backslash that only looks like an escape', () => {
    expect(JSON.parse(storableJson({ text: '\\u0000' }))).toEqual({ text: '\\u0000' });
  });
});
