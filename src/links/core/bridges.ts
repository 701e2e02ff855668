export interface Connection {
  readonly left: number;
  readonly right: number;
}

export interface Bridge {
  /** Position in the connections given. */
  readonly connection: number;
  /** How many nodes stand on the smaller side once it is cut. */
  readonly cutsOff: number;
}

interface Walk {
  readonly node: number;
  /** The connection by which the walk came here; -1 at the start. */
  readonly by: number;
  next: number;
}

/**
 * Which connections are the only one between two parts of a graph.
 *
 * @param nodeCount  Nodes are 0 … nodeCount-1; loops and double connections are allowed (a double one is no bridge).
 * @returns bridges in the order of the connections given.
 * Cost: O(nodes + connections), without recursion. Source: Tarjan 1974, "A note on finding the bridges of a graph".
 */
export function findBridges(nodeCount: number, connections: readonly Connection[]): readonly Bridge[] {
  const connectionsOf = adjacency(nodeCount, connections);
  const entered = new Int32Array(nodeCount).fill(-1);
  const lowest = new Int32Array(nodeCount);
  const below = new Int32Array(nodeCount).fill(1);
  const bridges: { connection: number; side: number; start: number }[] = [];
  let clock = 0;
  const enter = (node: number, by: number): Walk => {
    entered[node] = clock;
    lowest[node] = clock;
    clock += 1;
    return { node, by, next: 0 };
  };
  for (let start = 0; start < nodeCount; start += 1) {
    if (entered[start] !== -1) continue;
    const path: Walk[] = [enter(start, -1)];
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const connection = connectionsOf[here.node]?.[here.next];
      if (connection === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) leave(here, above);
        continue;
      }
      here.next += 1;
      if (connection === here.by) continue;
      const other = otherEnd(connections[connection], here.node);
      if (entered[other] === -1) path.push(enter(other, connection));
      else lowest[here.node] = Math.min(lowest[here.node] ?? 0, entered[other] ?? 0);
    }
    for (const bridge of bridges) if (bridge.start === -1) bridge.start = start;
  }
  return bridges
    .map(({ connection, side, start }) => ({
      connection,
      cutsOff: Math.min(side, (below[start] ?? 0) - side),
    }))
    .sort((a, b) => a.connection - b.connection);

  function leave(done: Walk, above: Walk): void {
    below[above.node] = (below[above.node] ?? 0) + (below[done.node] ?? 0);
    lowest[above.node] = Math.min(lowest[above.node] ?? 0, lowest[done.node] ?? 0);
    if ((lowest[done.node] ?? 0) <= (entered[above.node] ?? 0)) return;
    bridges.push({ connection: done.by, side: below[done.node] ?? 0, start: -1 });
  }
}

function adjacency(nodeCount: number, connections: readonly Connection[]): readonly number[][] {
  const connectionsOf: number[][] = Array.from({ length: nodeCount }, () => []);
  connections.forEach(({ left, right }, at) => {
    connectionsOf[left]?.push(at);
    if (right !== left) connectionsOf[right]?.push(at);
  });
  return connectionsOf;
}

function otherEnd(connection: Connection | undefined, node: number): number {
  if (connection === undefined) throw new Error('no such connection');
  return connection.left === node ? connection.right : connection.left;
}
