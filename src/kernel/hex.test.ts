import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes } from './hex.ts';

describe('hexadecimal text', () => {
  it('writes two lower-case digits a byte', () => {
    expect(hexFromBytes(Uint8Array.of(0, 1, 15, 16, 255))).toBe('00010f10ff');
  });

  it('reads either case', () => {
    expect(bytesFromHex('00fFAb')).toEqual(Uint8Array.of(0, 255, 171));
  });

  it.each(['0', 'gg', '0x00', ' 00', '0 ', '\u0660\u0660', '@@', '``'])('refuses %j', (text) => {
    expect(bytesFromHex(text)).toBeNull();
  });

  it('gives back the bytes it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesFromHex(hexFromBytes(bytes))).toEqual(bytes);
      }),
    );
  });
});
