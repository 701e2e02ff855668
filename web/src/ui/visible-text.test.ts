import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainText } from '../../../src/kernel/text.ts';
import { piecesOfText, visibleText } from './visible-text.ts';

describe('visible text', () => {
  it('leaves an ordinary text as it is written', () => {
    expect(visibleText('Élodie · pièce n° 12\n日本')).toBe('Élodie · pièce n° 12\n日本');
    expect(piecesOfText('photo.jpg')).toEqual([{ text: 'photo.jpg', marker: false }]);
  });

  it('shows a right-to-left override that disguises a file name', () => {
    expect(visibleText('a\u202Egpj.exe')).toBe('a⟨U+202E⟩gpj.exe');
  });

  it('shows zero-width characters, controls and tag characters', () => {
    expect(visibleText('a\u200Bb\u0000c\u{E0041}')).toBe('a⟨U+200B⟩b⟨U+0000⟩c⟨U+E0041⟩');
  });

  it('never lets a hidden character through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isPlainText(visibleText(text).replace(/[\n\t]/g, ''))).toBe(true);
      }),
    );
  });

  it('cuts a text that is too long and says so', () => {
    const shown = visibleText('x'.repeat(50), 10);
    expect(shown).toBe(`${'x'.repeat(10)}…`);
  });
});
