import type { Ctx } from '../../platform/ctx.ts';
import type { QueueSummary } from '../contract.ts';
import { countQueue, type SummaryCell } from './summary.store.ts';

const dayMs = 86_400_000;

/** Counts of the queue: for the filters, the quadrant of the two axes, and the header. */
export async function queueSummary(ctx: Ctx): Promise<QueueSummary> {
  await ctx.demand('triage.read');
  const now = ctx.now();
  const cells = await countQueue(
    ctx.tx,
    ctx.actor.accountId,
    dayOf(now),
    dayOf(new Date(now.getTime() + 7 * dayMs)),
  );
  const open = cells.filter((cell) => cell.state !== 'closed');
  await ctx.record({ act: 'triage.queue-counted', subject: { kind: 'queue', id: null } });
  return {
    total: sum(cells),
    open: sum(open),
    new: sum(open.filter((cell) => cell.state === 'new')),
    mine: open.reduce((count, cell) => count + cell.mine, 0),
    evidenceWithin7Days: open.reduce((count, cell) => count + cell.expiring, 0),
    byTier: countBy(open, (cell) => cell.tier).map(([tier, count]) => ({ tier, count })),
    byKind: countBy(open, (cell) => cell.kind).map(([kind, count]) => ({ kind, count })),
    quadrant: countBy(open, (cell) => cell.tier * 10 + cell.workability).map(([key, count]) => ({
      tier: Math.floor(key / 10),
      workability: key % 10,
      count,
    })),
    asOf: now.toISOString(),
  };
}

function sum(cells: readonly SummaryCell[]): number {
  return cells.reduce((count, cell) => count + cell.count, 0);
}

function countBy<Key extends string | number>(
  cells: readonly SummaryCell[],
  keyOf: (cell: SummaryCell) => Key,
): readonly [Key, number][] {
  const counts = new Map<Key, number>();
  for (const cell of cells) counts.set(keyOf(cell), (counts.get(keyOf(cell)) ?? 0) + cell.count);
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1));
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
