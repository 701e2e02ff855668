export interface GraphEdge {
  readonly left: string;
  readonly right: string;
  /** True when the two sides hold together by this edge alone. */
  readonly only: boolean;
}

export interface GraphNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Which solid part the node belongs to: parts are joined by bridges only. Largest part first. */
  readonly part: number;
}

export interface GraphLayout {
  readonly nodes: readonly GraphNode[];
  readonly width: number;
  readonly height: number;
}

const spacing = 46;
const margin = 38;

/**
 * Places mentions so that the same facts always give the same drawing: each solid part on its own circle,
 * parts side by side, largest first. No force, no chance.
 *
 * @param nodeIds  In the order in which they are told apart on the page. Edges to other ids are left out.
 * Cost: O(n + m).
 */
export function layoutGraph(nodeIds: readonly string[], edges: readonly GraphEdge[]): GraphLayout {
  const parts = solidParts(nodeIds, edges);
  const radii = parts.map((part) =>
    part.length === 1 ? 0 : Math.max(26, (part.length * spacing) / (2 * Math.PI)),
  );
  const tallest = Math.max(0, ...radii);
  const height = 2 * (tallest + margin);
  const nodes: GraphNode[] = [];
  let left = margin;
  parts.forEach((part, index) => {
    const radius = radii[index] ?? 0;
    const centre = left + radius;
    part.forEach((id, position) => {
      // A quarter turn off, so that a bridge between neighbours leaves from the side.
      const angle = (2 * Math.PI * position) / part.length + (index % 2 === 0 ? 0 : Math.PI);
      nodes.push({
        id,
        part: index,
        x: round(centre + radius * Math.cos(angle)),
        y: round(height / 2 + radius * Math.sin(angle)),
      });
    });
    left = centre + radius + 2.6 * margin;
  });
  return { nodes, width: round(Math.max(left - 1.6 * margin, 2 * margin)), height: round(height) };
}

/** What holds together without any bridge, largest first, then by the order of the mentions. */
export function solidParts(
  nodeIds: readonly string[],
  edges: readonly GraphEdge[],
): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>(nodeIds.map((id) => [id, []]));
  for (const edge of edges) {
    if (edge.only || !neighbours.has(edge.left) || !neighbours.has(edge.right)) continue;
    neighbours.get(edge.left)?.push(edge.right);
    neighbours.get(edge.right)?.push(edge.left);
  }
  const seen = new Set<string>();
  const parts: string[][] = [];
  for (const start of nodeIds) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (let index = 0; index < part.length; index += 1) {
      for (const next of neighbours.get(part[index] ?? '') ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part);
  }
  return parts.sort((a, b) => b.length - a.length);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
