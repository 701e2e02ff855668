import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, isPlainText, spreadsheetCell, visibleText } from './text.ts';

/** Any UTF-16 unit, lone surrogates included; far cheaper to draw than whole graphemes. */
const anyUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

describe('text from outside', () => {
  it('shows what would read otherwise than it is stored', () => {
    expect(visibleText('photo\u202egpj.exe')).toBe('photo⟨U+202E⟩gpj.exe');
    expect(visibleText('a\u0000b\u200bc\u0085d\ufeff')).toBe('a⟨U+0000⟩b⟨U+200B⟩c⟨U+0085⟩d⟨U+FEFF⟩');
    expect(visibleText('lone \ud800 half')).toBe('lone ⟨U+D800⟩ half');
    expect(visibleText('a\tb\nc\r', true)).toBe('a\tb\nc⟨U+000D⟩');
    expect(visibleText('Éloïse 李 😀')).toBe('Éloïse 李 😀');
  });

  it('is plain once made visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        expect(isPlainText(visibleText(text))).toBe(true);
      }),
    );
  });

  it.each([
    ['Éloïse', 'eloise'],
    ['  CŒUR  d’Ægir ', 'coeur d’aegir'],
    ['Straße', 'strasse'],
    ['Łódź Đorđe', 'lodz dorde'],
    ['İstanbul', 'istanbul'],
    ['ﬁn', 'fin'],
    ['हिन्दी', 'हिन्दी'],
    ['ガギ', 'ガギ'],
    ['한국', '한국'],
    ['Ё', 'е'],
  ])('folds %s to %s', (text, key) => {
    expect(foldText(text)).toBe(key);
  });

  it('folds to a key that folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), (text) => {
        const key = foldText(text);
        expect(foldText(key)).toBe(key);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['=1+1', '+33 6', '-1', '@SUM(A1)', '\t=1', ' =1', '\r\n@x', '\u0000=1', '＝1'])(
    'defuses the cell %j',
    (cell) => {
      expect(spreadsheetCell(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['', 'name', '1-2', 'a=b', "'=1"])('leaves the cell %j alone', (cell) => {
    expect(spreadsheetCell(cell)).toBe(cell);
  });
});
