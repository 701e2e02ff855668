import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IdentifierKind } from '../../intake/contract.ts';
import { normaliseIdentifier, unusableReasons } from './index.ts';

const kinds: readonly IdentifierKind[] = [
  'email',
  'phone',
  'account',
  'ip',
  'device',
  'payment',
  'name-birth-date',
  'url',
  'screen-name',
];

interface Line {
  readonly scope: string | undefined;
  readonly raw: string;
  readonly expected: readonly string[];
}

/** The grammar of these lists is in fixtures/identifiers/README.md. */
function linesOf(file: string): Line[] {
  const text = readFileSync(new URL(`../../../fixtures/identifiers/${file}.txt`, import.meta.url), 'utf8');
  let scope: string | undefined;
  const lines: Line[] = [];
  for (const line of text.split('\n').filter((item) => item !== '')) {
    if (line.startsWith('# ')) {
      scope = line.startsWith('# scope = ')
        ? line.slice('# scope = '.length)
        : line === '# no scope'
          ? undefined
          : scope;
      continue;
    }
    const [raw = '', ...expected] = line.split('\t');
    lines.push({ scope, raw: raw.startsWith('"') ? (JSON.parse(raw) as string) : raw, expected });
  }
  return lines;
}

describe.each(kinds)('%s', (kind) => {
  it.each(linesOf(`${kind}-valid`))('$scope $raw is usable', ({ scope, raw, expected: [value, display] }) => {
    expect(normaliseIdentifier({ kind, raw, scope })).toEqual({ usable: true, kind, value, display });
  });

  it.each(linesOf(`${kind}-valid`))(
    '$scope $raw shows and keeps a value of its own form',
    ({ scope, raw }) => {
      const first = normaliseIdentifier({ kind, raw, scope });
      if (!first.usable) throw new Error('listed as valid');
      expect(first.value).toBe(first.value.trim());
      const [prefix, bare] = first.value.includes('␟') ? first.value.split('␟') : [scope, first.value];
      const again = normaliseIdentifier({
        kind,
        raw: (bare ?? '').replace(';ext=', ' ext '),
        scope: scope ?? prefix,
      });
      expect(again).toEqual(first);
    },
  );

  it.each(linesOf(`${kind}-invalid`))('$scope $raw is refused', ({ scope, raw, expected: [reason] }) => {
    expect(unusableReasons).toContain(reason);
    expect(normaliseIdentifier({ kind, raw, scope })).toEqual({ usable: false, reason });
  });
});
