import type { ParsedDigest } from '../contract.ts';

const hexLengths: Readonly<Record<ParsedDigest['algorithm'], number>> = {
  md5: 32,
  sha1: 40,
  sha256: 64,
  pdq: 64,
};

/** Lower-case hex of the right length, or undefined. */
export function digestHex(algorithm: ParsedDigest['algorithm'], text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  return hex.length === hexLengths[algorithm] && /^[0-9a-f]+$/.test(hex) ? hex : undefined;
}

/** `MD5`, `SHA-1`, `sha256`, `PDQ` … ; PhotoDNA and other algorithms are not kept. */
export function algorithmFrom(name: string): ParsedDigest['algorithm'] | undefined {
  const folded = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (folded === 'md5' || folded === 'sha1' || folded === 'sha256' || folded === 'pdq') return folded;
  return undefined;
}
