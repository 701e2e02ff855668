import { hash, verify } from '@node-rs/argon2';
import { passwordTooShort } from './errors.ts';

export const minimumPasswordLength = 12;

// 64 MiB and three passes: OWASP's stronger choice, about a third of a second on a small machine.
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 } as const;

/** Hash of a password nobody has, at the same cost: an unknown login takes the time of a wrong password. */
const nobodysHash =
  '$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/**
 * @param salt  16 random bytes.
 * @returns an argon2id string in PHC format.
 * @throws VigieError 'access.password-too-short'.
 */
export async function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  if ([...password].length < minimumPasswordLength) throw passwordTooShort(minimumPasswordLength);
  return hash(normalise(password), { ...cost, salt });
}

/** @param storedHash  null when there is no such account; the answer is then false, after the same work. */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const matches = await verify(storedHash ?? nobodysHash, normalise(password));
  return matches && storedHash !== null;
}

/** The same key presses give the same bytes on every system (RFC 8265 §4.2). */
function normalise(password: string): string {
  return password.normalize('NFC');
}
