import type { Locator } from './contract.ts';

export interface ByteRange {
  readonly byteStart: number;
  readonly byteEnd: number;
}

/** A place inside a text: characters `from` to `to` (UTF-16 units, end exclusive) of the value at `place`. */
export function placeInText(place: Locator, from: number, to: number): Locator {
  return `${place}#${from}-${to}`;
}

/** RFC 6901 pointer of a path. */
export function pointerFrom(path: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of path) pointer += pointerToken(token);
  return pointer;
}

/** One step of a pointer, with its slash. Keys that need no escape, nearly all, cost two scans. */
export function pointerToken(token: string | number): string {
  if (typeof token === 'number') return `/${token}`;
  if (!token.includes('~') && !token.includes('/')) return `/${token}`;
  return `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The path of an RFC 6901 pointer, all tokens as text. */
export function pathFromPointer(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A part of a text in UTF-16 units. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}
