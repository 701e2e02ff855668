import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthExponent } from '../../kernel/growth.ts';
import { isPlainText } from '../../kernel/text.ts';
import { normaliseIdentifier, type RawIdentifier, rawNameBirthDate, unusableReasons } from './index.ts';

const kinds = [
  'email',
  'phone',
  'account',
  'ip',
  'device',
  'payment',
  'name-birth-date',
  'url',
  'screen-name',
] as const;
const anyScope = fc.option(
  fc.oneof(fc.constantFrom('Instagram', 'WhatsApp', 'FR', 'IMEI', 'iban', 'paypal', 'Cash App'), fc.string()),
  { nil: undefined },
);
const identifierLike = fc
  .array(
    fc.constantFrom(
      '@',
      '.',
      '+33',
      '06',
      '39',
      '::',
      '$',
      '|',
      'é',
      'a',
      '1990-04-03',
      ' ',
      '/',
      '%',
      '0',
      '\u200b',
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));
const anyRaw = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.emailAddress(),
  fc.webUrl(),
  fc.ipV6(),
  identifierLike,
);

describe('any text under any kind', () => {
  it.each(kinds)('as %s gives a usable value or a reason, and never an error', (kind) => {
    fc.assert(
      fc.property(anyRaw, anyScope, (raw, scope) => {
        const result = normaliseIdentifier({ kind, raw, scope });
        if (!result.usable) {
          expect(unusableReasons).toContain(result.reason);
          return;
        }
        expect(result.kind).toBe(kind);
        expect(result.value.length).toBeGreaterThan(0);
        expect(isPlainText(result.value) && isPlainText(result.display)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each(kinds)('as %s gives the same answer again', (kind) => {
    fc.assert(
      fc.property(anyRaw, anyScope, (raw, scope) => {
        const first = normaliseIdentifier({ kind, raw, scope });
        expect(normaliseIdentifier({ kind, raw: ` ${raw}\n`, scope })).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });

  it('shows the same text for the same value, whichever spelling came first', () => {
    const spellings: readonly (readonly RawIdentifier[])[] = [
      [
        { kind: 'phone', raw: '06 39 98 12 34', scope: 'FR' },
        { kind: 'phone', raw: '+33639981234' },
      ],
      [
        { kind: 'account', raw: 'Cerf', scope: 'Instagram, Inc.' },
        { kind: 'account', raw: '@cerf', scope: 'insta' },
      ],
      [
        { kind: 'name-birth-date', raw: rawNameBirthDate('DUPONT', 'Éloïse', '03/04/1990') },
        { kind: 'name-birth-date', raw: rawNameBirthDate('Dupont', 'eloise', '1990-04-03') },
      ],
    ];
    for (const group of spellings)
      expect(new Set(group.map((raw) => JSON.stringify(normaliseIdentifier(raw)))).size).toBe(1);
  });

  it('cannot forge the border between the parts of a name', () => {
    expect(rawNameBirthDate('a|b', 'c', '1990-04-03')).toBe('a b|c|1990-04-03');
  });
});

/** Texts that make a careless pattern try every way to cut them. */
const hostileShapes: readonly (readonly [name: string, unit: string, tail: string])[] = [
  ['dots and letters', 'a.', '@'],
  ['local parts', '!#$%&', '@example.com'],
  ['labels', 'a-', '.example@'],
  ['digits and spaces', '0 ', 'x'],
  ['digits and dashes', '1-', 'ext'],
  ['colons', ':0', 'g'],
  ['slashes', '/a', '\\'],
  ['spaces', ' ', 'x'],
  ['zero-width marks', '\u200b', 'x'],
  ['combining marks', 'e\u0301', '|'],
  ['percent signs', '%6', '@example.com'],
];

describe('hostile text', () => {
  it.each(hostileShapes)('of %s costs no more than its length', (_name, unit, tail) => {
    for (const kind of kinds) {
      const sizes = [1000, 4000, 16_000, 64_000];
      const measurements = sizes.map((size) => ({ size, cost: bestSeconds(kind, unit.repeat(size) + tail) }));
      expect(growthExponent(measurements), kind).toBeLessThan(1.5);
    }
  });
});

function bestSeconds(kind: (typeof kinds)[number], raw: string): number {
  const runs = [0, 1, 2].map(() => {
    const start = performance.now();
    for (const scope of [undefined, 'Instagram', 'FR']) normaliseIdentifier({ kind, raw, scope });
    return performance.now() - start;
  });
  return Math.max(0.0001, Math.min(...runs));
}
