import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntakeRefusal } from '../errors.ts';
import { repairHexEscapes } from './json-repair.ts';
import { JsonWalker, type TakenJson } from './json-walk.ts';

const encoder = new TextEncoder();

function verdict(
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  allowHexEscape = false,
): TakenJson | string {
  let taken: TakenJson | undefined;
  const walker = new JsonWalker(
    {
      wish: () => 'take',
      taken: (value) => {
        taken = { ...value, bytes: value.bytes.slice() };
      },
    },
    { allowHexEscape },
  );
  try {
    let from = 0;
    for (const cut of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
      walker.push(bytes.subarray(from, Math.max(from, cut)));
      from = Math.max(from, cut);
    }
    walker.end();
  } catch (error) {
    if (error instanceof IntakeRefusal) return `${error.code} ${error.place}`;
    throw error;
  }
  return taken ?? 'nothing';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Texts that are JSON, nearly JSON, or made of its characters. */
const nearlyJson = fc.oneof(
  fc.json({ maxDepth: 5 }),
  fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '-', 'e', ' ', '\u0001'),
    )
    .map(
      ([json, at, extra]) =>
        json.slice(0, at % (json.length + 1)) + extra + json.slice((at % (json.length + 1)) + 1),
    ),
  fc
    .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-0.5e+3', '01', 'true', 'nul', ' '))
    .map((parts) => parts.join('')),
);

describe('the JSON walker', () => {
  it('accepts exactly what JSON.parse accepts', () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        expect(typeof verdict(encoder.encode(text)) !== 'string').toBe(isJson(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('answers the same however the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(nearlyJson, fc.array(fc.nat({ max: 60 })), (text, cuts) => {
        const bytes = encoder.encode(text);
        expect(verdict(bytes, cuts)).toEqual(verdict(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('counts members, duplicates included', () => {
    const taken = verdict(encoder.encode('{"a":1,"a":{"b":[{"c":2}]}}'));
    expect(taken).toMatchObject({ members: 4, kind: 'object' });
  });

  it.each([
    ['12345678901234567890', true],
    ['123456789012345', false],
    ['1234567890123456.5', false],
    ['-1234567890123456', true],
    ['1234567890123456e2', false],
  ])('marks %s as a long integer: %s', (text, expected) => {
    expect(verdict(encoder.encode(`[${text}]`))).toMatchObject({ hasLongInteger: expected });
  });

  it('refuses depth without recursing', () => {
    expect(verdict(encoder.encode('['.repeat(5_000_000)))).toMatch(/^intake.refused.too-deep byte:64/);
  });

  it('tells the line and the byte of an error', () => {
    expect(verdict(encoder.encode('{\n "a": 1,\n b\n}'))).toBe('intake.refused.json-syntax byte:12');
  });

  it('skips a byte order mark and no part of one', () => {
    expect(verdict(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31))).toMatchObject({ start: 3 });
    expect(verdict(Uint8Array.of(0xef, 0xbb, 0x31))).toMatch(/json-syntax/);
  });

  it('allows the exporter’s \\xNN only where told to', () => {
    const bytes = encoder.encode('["\\x1F"]');
    expect(verdict(bytes)).toMatch(/json-syntax/);
    expect(verdict(bytes, [], true)).toMatchObject({ hasHexEscape: true });
  });
});

describe('the repair of \\xNN', () => {
  it('gives back every text whose control characters were written that way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = JSON.stringify(text).replace(
          /\\u00([01][0-9a-f])/g,
          (_all, digits: string) => `\\x${digits.toUpperCase()}`,
        );
        const repaired = new TextDecoder().decode(repairHexEscapes(encoder.encode(written)));
        expect(JSON.parse(repaired)).toBe(new TextDecoder().decode(encoder.encode(text)));
      }),
    );
  });
});
