import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256Hex, startSha256 } from './digest.ts';
import { hexFromBytes } from './hex.ts';

/** FIPS 180-4 examples (NIST, "SHA-256" example values) and the empty message. */
const VECTORS: readonly (readonly [message: string, digest: string])[] = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
];

describe('SHA-256', () => {
  it.each(VECTORS)('agrees with the published value for %.20j', (message, digest) => {
    expect(sha256Hex(message)).toBe(digest);
    expect(hexFromBytes(sha256(new TextEncoder().encode(message)))).toBe(digest);
  });

  it('does not depend on how the content is cut in pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array(), { maxLength: 8 }), (pieces) => {
        const running = startSha256();
        for (const piece of pieces) running.update(piece);
        expect(hexFromBytes(running.finish())).toBe(
          sha256Hex(Uint8Array.from(pieces.flatMap((p) => [...p]))),
        );
      }),
    );
  });
});
