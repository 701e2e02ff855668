import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf } from './formats/growth-of.testing.ts';
import { findIdentifiers } from './free-text.ts';

const found = (text: string): string[] => findIdentifiers(text).map(({ kind, raw }) => `${kind} ${raw}`);

describe('identifiers in a sender’s words', () => {
  it.each<[string, string[]]>([
    ['write to jd.42+x@mail.example.org, or call', ['email jd.42+x@mail.example.org']],
    ['tel 06 39 98 00 01 and +33 (0)6 39 98 00 02', ['phone 06 39 98 00 01', 'phone +33 (0)6 39 98 00 02']],
    ['from 240.1.2.3 then 2001:db8::1', ['ip 240.1.2.3', 'ip 2001:db8::1']],
    ['at 10:22:11 on 2026-03-01T10:22:11Z, version 1.2.3.4.5', []],
    ['address 999.1.2.3 is none', []],
    ['see (https://example.org/a?b=c).', ['url https://example.org/a?b=c']],
    ['paid $exemple_1 twice, cost $20', ['payment $exemple_1']],
    ['username: jean exemple\nUser ID: 42', ['screen-name jean exemple', 'screen-name 42']],
    ['https://example.org/?mail=x@example.org', ['url https://example.org/?mail=x@example.org']],
    ['nothing here', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives an address the time with zone on its line, and only that one', () => {
    const text = '2026-02-19T07:00:00Z login 240.0.3.1\n2026-02-19 09:30:00 login 240.0.3.2';
    expect(findIdentifiers(text).map(({ at }) => at?.utc)).toEqual(['2026-02-19T07:00:00.000Z', undefined]);
  });

  it('places every find to the character', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(' a@example.org ', ' 240.0.0.1 ', ' +33639980001 ', '\nusername: x y\n'),
          ),
        ),
        (pieces) => {
          const text = pieces.join('');
          for (const { raw, from, to } of findIdentifiers(text)) expect(text.slice(from, to)).toBe(raw);
        },
      ),
    );
  });

  it.each([
    ['letters', 'a'],
    ['at signs', 'a@'],
    ['dots and at signs', '@a.'],
    ['digits', '1'],
    ['spaced digits', '1 '],
    ['dotted digits', '1.'],
    ['colons', 'a:'],
    ['plus signs', '+1'],
    ['dollars', '$a'],
    ['blank lines', ' \n'],
    ['user names', 'username:'],
    ['addresses', 'https://a'],
  ])('takes time in proportion to %s', { retry: 2 }, async (_name, piece) => {
    const sizes = [4000, 8000, 16_000, 32_000];
    const growth = await growthOf(
      (size) => piece.repeat(Math.ceil(size / piece.length)),
      (text) => findIdentifiers(text),
      sizes,
    );
    expect(growth).toBeLessThan(1.3);
  });
});
