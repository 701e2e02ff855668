import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) over the platform's own implementation; text is taken as UTF-8. */

/** @returns 32 bytes. */
export function sha256(content: Uint8Array | string): Uint8Array {
  return createHash('sha256').update(content).digest();
}

/** @returns 64 lower-case hexadecimal digits. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A digest of content that arrives in pieces. */
export interface RunningDigest {
  update(piece: Uint8Array): void;
  /** Ends the digest; neither method may be called afterwards. */
  finish(): Uint8Array;
}

export function startSha256(): RunningDigest {
  const hash = createHash('sha256');
  return {
    update: (piece) => {
      hash.update(piece);
    },
    finish: () => hash.digest(),
  };
}
