import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLineEnds, excerptLimits, shownText, windowAround } from './excerpt.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('text of a sealed source, for the eyes only', () => {
  it('shows plain text as it is', () => {
    expect(shownText(utf8('{"name": "Éloïse"}'))).toBe('{"name": "Éloïse"}');
  });

  it('makes hidden and reordering characters visible', () => {
    const shown = shownText(utf8('a\u202eb\u200bc\u0007d'));
    for (const hidden of ['\u202e', '\u200b', '\u0007']) expect(shown).not.toContain(hidden);
    expect(shown).toContain('202E');
  });

  it('leaves out characters cut at either end of the window', () => {
    const bytes = utf8('é€😀x😀€é');
    for (let from = 0; from < bytes.length; from += 1) {
      for (let to = from; to <= bytes.length; to += 1) {
        expect(shownText(bytes.subarray(from, to))).not.toContain('\ufffd');
      }
    }
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof shownText(bytes) === 'string'));
  });
});

describe('the window around a place', () => {
  it('stays inside the source and shows the beginning of the place', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (start, length, rest) => {
        const place = { byteStart: start, byteEnd: start + length };
        const window = windowAround(place, start + length + rest);
        expect(window.from).toBeGreaterThanOrEqual(0);
        expect(window.from).toBeLessThanOrEqual(start);
        expect(window.placeEnd - start).toBe(Math.min(length, excerptLimits.placeBytes));
        expect(window.to).toBeLessThanOrEqual(start + length + rest);
      }),
    );
  });

  it('counts line ends before an offset', () => {
    expect(countLineEnds(utf8('a\nb\nc'), 3)).toBe(1);
    expect(countLineEnds(utf8('a\nb\nc'), 5)).toBe(2);
  });
});
