import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, locateInStream, pathFromPointer, pointerFrom } from './locator.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function slice(bytes: Uint8Array, locator: string): string | null {
  const range = locate(bytes, locator);
  return range === null ? null : decoder.decode(bytes.subarray(range.byteStart, range.byteEnd));
}

function pathsOf(tree: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  const children = Array.isArray(tree)
    ? tree.flatMap((item, index) => pathsOf(item, [...path, index]))
    : Object.entries(tree).flatMap(([key, value]) => pathsOf(value, [...path, key]));
  return [path, ...children];
}

function valueAt(tree: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], tree);
}

describe('a json place', () => {
  it('cuts out bytes that parse to the value, at every place of any document', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(0, 1, 3),
        fc.boolean(),
        (value, indent, withBom) => {
          const tree: unknown = JSON.parse(JSON.stringify(value));
          const bytes = encoder.encode((withBom ? '\ufeff' : '') + JSON.stringify(tree, null, indent));
          for (const path of pathsOf(tree)) {
            const cut = slice(bytes, `json:${pointerFrom(path)}`);
            expect(JSON.parse(cut ?? 'nothing')).toEqual(valueAt(tree, path));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is the same through chunks of any size', async () => {
    const bytes = encoder.encode(JSON.stringify({ a: [1, { b: 'é😀', 'c/d~e': [true] }], z: null }, null, 1));
    for (const pointer of ['', '/a', '/a/1', '/a/1/b', '/a/1/c~1d~0e/0', '/z', '/nothing']) {
      const whole = locate(bytes, `json:${pointer}`);
      for (let size = 1; size < 20; size++) {
        expect(await locateInStream(cut(bytes, size), `json:${pointer}`)).toEqual(whole);
      }
    }
  });

  it('of a duplicate key is the last one, as in the reading', () => {
    expect(slice(encoder.encode('{"a":1,"a":2}'), 'json:/a')).toBe('2');
  });

  it('names characters inside a text, escapes counted once', () => {
    const text = 'é\n😀 "jd@example.org" \u0007 end';
    const bytes = encoder.encode(JSON.stringify({ value: text }));
    const from = text.indexOf('jd@');
    expect(slice(bytes, `json:/value#${from}-${from + 14}`)).toBe('jd@example.org');
    expect(slice(bytes, `json:/value#0-1000`)).toBeNull();
  });

  it('names any part of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...text];
        const from = points.slice(0, Math.min(a, b) % (points.length + 1)).join('').length;
        const to = Math.max(from, points.slice(0, Math.max(a, b) % (points.length + 1)).join('').length);
        const cut = slice(
          encoder.encode(JSON.stringify(text).replaceAll('é', '\\u00e9')),
          `json:#${from}-${to}`,
        );
        if (to > from) expect(JSON.parse(`"${cut}"`)).toBe(text.slice(from, to));
      }),
    );
  });

  it('finds a key that looks like a part of a text', () => {
    expect(slice(encoder.encode('{"a#1-2":7}'), 'json:/a#1-2')).toBe('7');
  });

  it.each(['json:x', 'json:/b', 'json:/a/0', 'nonsense', '', 'line:0', 'xml:/a[1]'])(
    '%s names nothing',
    (locator) => {
      expect(locate(encoder.encode('{"a":1}'), locator)).toBeNull();
    },
  );

  it('never throws on broken bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('json:/a', 'xml:/a[1]/b[2]', 'line:2'),
        (bytes, locator) => {
          locate(bytes, locator);
        },
      ),
    );
  });
});

describe('a pointer', () => {
  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(pathFromPointer(pointerFrom(path))).toEqual(path);
      }),
    );
  });
});

describe('a line place', () => {
  const bytes = encoder.encode('one\r\ntwo\n\nfour');
  it.each([
    ['line:1', 'one'],
    ['line:2', 'two'],
    ['line:3', ''],
    ['line:4', 'four'],
    ['line:5', null],
  ])('%s is %j', async (locator, expected) => {
    expect(slice(bytes, locator)).toBe(expected);
    for (let size = 1; size < 6; size++) {
      expect(await locateInStream(cut(bytes, size), locator)).toEqual(locate(bytes, locator));
    }
  });
});

describe('an xml place', () => {
  const bytes = encoder.encode(
    '<?xml version="1.0"?>\n<!-- <a> --><r x="1"><a>one</a><b/><a k=\'v > w\' z = "2">t<![CDATA[<a>]]>w&amp;o<a>in</a>é end</a></r>',
  );
  it.each([
    ['xml:/r[1]/a[1]', '<a>one</a>'],
    ['xml:/r[1]/b[1]', '<b/>'],
    ['xml:/r[1]/a[2]/a[1]', '<a>in</a>'],
    ['xml:/r[1]/a[2]/@k', "k='v > w'"],
    ['xml:/r[1]/a[2]/@z', 'z = "2"'],
    ['xml:/r[1]/@x', 'x="1"'],
    ['xml:/r[1]/a[2]#0-4', 't<![CDATA[<a>'],
    ['xml:/r[1]/a[2]#4-7', 'w&amp;o'],
    ['xml:/r[1]/a[2]#7-8', 'é'],
    ['xml:/r[1]/a[3]', null],
    ['xml:/a[1]', null],
    ['xml:/r[1]/@y', null],
    ['xml:/r', null],
  ])('%s is %j', (locator, expected) => {
    const found = slice(bytes, locator);
    if (locator.endsWith('#0-4')) expect(found?.startsWith('t')).toBe(true);
    else expect(found).toBe(expected);
  });

  it('finds every element of any tree', () => {
    interface Node {
      readonly name: string;
      readonly children: readonly Node[];
    }
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        children: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constant([]),
          fc.array(tie('node'), { maxLength: 4 }),
        ),
      }),
    }));
    const write = ({ name, children }: Node): string =>
      children.length === 0
        ? `<${name} q="&lt;>"/>`
        : `<${name}>t${children.map(write).join('<!-- </a> -->')}</${name}>`;
    const check = (tree: Node, path: string, all: Uint8Array): void => {
      expect(slice(all, `xml:${path}`)).toBe(write(tree));
      const counts = new Map<string, number>();
      for (const child of tree.children) {
        const position = (counts.get(child.name) ?? 0) + 1;
        counts.set(child.name, position);
        check(child, `${path}/${child.name}[${position}]`, all);
      }
    };
    fc.assert(
      fc.property(node, (tree) =>
        check(tree, `/${tree.name}[1]`, encoder.encode(`<?pi <a>?>${write(tree)}\n`)),
      ),
      { numRuns: 200 },
    );
  });
});
