import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const tokenBytes = 32;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits, base64url. Only its digest is stored. */
export function tokenFromRandom(randomBytes: (count: number) => Uint8Array): string {
  return Buffer.from(randomBytes(tokenBytes)).toString('base64url');
}

/** @returns the SHA-256 under which the session is stored, or null when the text cannot be a token. */
export function digestOfToken(token: string): Uint8Array | null {
  return tokenPattern.test(token) ? createHash('sha256').update(token).digest() : null;
}

/** Bound to the session and not stored: whoever reads the database can forge neither. */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('vigie csrf 1').digest('base64url');
}

export function isCsrfToken(candidate: unknown, token: string): boolean {
  if (typeof candidate !== 'string') return false;
  const expected = Buffer.from(csrfTokenOf(token));
  const given = Buffer.from(candidate);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
