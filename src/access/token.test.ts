import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csrfTokenOf, digestOfToken, isCsrfToken, tokenFromRandom } from './token.ts';

it('a token is 256 random bits, and only its own digest finds it', () => {
  const token = tokenFromRandom(randomBytes);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(digestOfToken(token)).toHaveLength(32);
  expect(digestOfToken(token)).not.toEqual(digestOfToken(tokenFromRandom(randomBytes)));
});

it('text that cannot be a token finds nothing', () => {
  fc.assert(fc.property(fc.string(), (text) => /^[\w-]{43}$/.test(text) || digestOfToken(text) === null));
});

it('a CSRF token is good for its own session only', () => {
  const [mine, theirs] = [tokenFromRandom(randomBytes), tokenFromRandom(randomBytes)];
  expect(isCsrfToken(csrfTokenOf(mine), mine)).toBe(true);
  for (const wrong of [csrfTokenOf(theirs), mine, '', undefined, ['a'], 7])
    expect(isCsrfToken(wrong, mine)).toBe(false);
});
