import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGraph, solidParts } from './graph-layout.ts';

const edge = (left: string, right: string, only = false) => ({ left, right, only });

describe('the drawing of a presumed person', () => {
  it('sets the two sides of the only bridge apart', () => {
    const edges = [edge('1', '2'), edge('2', '3'), edge('3', '4', true), edge('4', '5')];
    expect(solidParts(['1', '2', '3', '4', '5'], edges)).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
    ]);
  });

  it('leaves out clues with mentions that are not shown', () => {
    expect(layoutGraph(['1'], [edge('1', '9')]).nodes).toHaveLength(1);
    expect(layoutGraph([], []).nodes).toEqual([]);
  });

  it('places every mention once, inside the drawing, and always at the same place', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }).map(String), { maxLength: 40 });
    const edges = fc.array(
      fc.record({
        left: fc.integer({ min: 1, max: 60 }).map(String),
        right: fc.integer({ min: 1, max: 60 }).map(String),
        only: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(ids, edges, (nodeIds, links) => {
        const layout = layoutGraph(nodeIds, links);
        expect(layout.nodes.map((node) => node.id).sort()).toEqual([...nodeIds].sort());
        for (const node of layout.nodes) {
          expect(node.x).toBeGreaterThanOrEqual(0);
          expect(node.x).toBeLessThanOrEqual(layout.width);
          expect(node.y).toBeGreaterThanOrEqual(0);
          expect(node.y).toBeLessThanOrEqual(layout.height);
        }
        expect(layoutGraph(nodeIds, links)).toEqual(layout);
      }),
    );
  });
});
