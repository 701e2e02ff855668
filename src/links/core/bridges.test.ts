import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBridges } from './bridges.ts';

const graph = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([left, right]) => ({ left, right }));

/** By definition: take the connection away and count the parts. */
function bridgesByRemoval(nodeCount: number, connections: readonly { left: number; right: number }[]) {
  const whole = partsOf(nodeCount, connections);
  return connections.flatMap((_, at) => {
    const without = connections.filter((__, other) => other !== at);
    return partsOf(nodeCount, without) > whole ? [at] : [];
  });
}

function partsOf(nodeCount: number, connections: readonly { left: number; right: number }[]): number {
  const parts = Array.from({ length: nodeCount }, (_, node) => node);
  for (const { left, right } of connections) {
    const [from, to] = [parts[left], parts[right]];
    for (let node = 0; node < nodeCount; node += 1) if (parts[node] === from) parts[node] = to ?? node;
  }
  return new Set(parts).size;
}

describe('bridges', () => {
  it('two triangles held by one connection hang on it alone', () => {
    const pairs = graph([0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [4, 5], [5, 3]);
    expect(findBridges(6, pairs)).toEqual([{ connection: 3, cutsOff: 3 }]);
  });

  it('a chain hangs on each of its connections', () => {
    expect(findBridges(4, graph([0, 1], [1, 2], [2, 3]))).toEqual([
      { connection: 0, cutsOff: 1 },
      { connection: 1, cutsOff: 2 },
      { connection: 2, cutsOff: 1 },
    ]);
  });

  it('a double connection and a loop are no bridges', () => {
    expect(findBridges(2, graph([0, 1], [1, 0], [1, 1]))).toEqual([]);
  });

  it('equals removal, connection by connection, and the smaller part is counted', () => {
    const anEnd = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(anEnd, anEnd), { maxLength: 20 }), (pairs) => {
        const connections = graph(...pairs);
        const found = findBridges(9, connections);
        expect(found.map((bridge) => bridge.connection)).toEqual(bridgesByRemoval(9, connections));
        expect(found.every((bridge) => bridge.cutsOff >= 1 && bridge.cutsOff <= 4)).toBe(true);
      }),
    );
  });

  it('a chain of two hundred thousand is walked without recursion', () => {
    const size = 200_000;
    const chain = Array.from({ length: size - 1 }, (_, n) => ({ left: n, right: n + 1 }));
    expect(findBridges(size, chain)).toHaveLength(size - 1);
  });
});
