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
/** Any UTF-16 unit, lone surrogates included; far cheaper to draw than whole graphemes. */
const anyUnit = fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code));

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
  fc.string({ unit: anyUnit }),
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
      // Just below the longest length each rule reads, and far above it.
      const sizes = kind === 'url' ? [250, 500, 1000, 2000] : [1000, 4000, 16_000, 64_000];
      const text = (size: number): string => unit.repeat(Math.floor(size / unit.length)) + tail;
      const measurements = sizes.map((size) => ({ size, cost: bestSeconds(kind, text(size)) }));
      expect(growthExponent(measurements), kind).toBeLessThan(quadratic);
    }
  });

  it('of white space inside a value costs no more than its length', () => {
    const measurements = [250, 500, 1000, 2000, 4000].map((size) => ({
      size,
      cost: bestSeconds('url', `a${' '.repeat(size)}a`),
    }));
    expect(growthExponent(measurements)).toBeLessThan(quadratic);
  });
});

/** Halfway between linear and quadratic, on the side that a busy machine does not reach. */
const quadratic = 1.7;

/** Best of eight runs of fifty calls: the machine may be busy. */
function bestSeconds(kind: (typeof kinds)[number], raw: string): number {
  const runs = [0, 1, 2, 3, 4, 5, 6, 7].map(() => {
    const start = performance.now();
    for (let call = 0; call < 50; call += 1) normaliseIdentifier({ kind, raw, scope: 'Instagram' });
    return performance.now() - start;
  });
  return Math.max(0.0001, Math.min(...runs));
}
