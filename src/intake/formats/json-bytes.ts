export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'literal';

const literals: Readonly<Record<number, string>> = { 116: 'true', 102: 'false', 110: 'null' };

/** What a value is, by its first byte; undefined when no value begins so. */
export function kindFrom(byte: number): JsonKind | undefined {
  if (byte === 0x7b) return 'object';
  if (byte === 0x5b) return 'array';
  if (byte === 0x22) return 'string';
  if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return 'number';
  return byte in literals ? 'literal' : undefined;
}

/** -1 when the byte is no hexadecimal digit. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** `true`, `false` or `null`, by its first letter. */
export function literalFrom(byte: number): string {
  return literals[byte] ?? '';
}
