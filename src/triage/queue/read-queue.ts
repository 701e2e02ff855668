import { storableText } from '../../kernel/storable-text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { QueuePage, QueueQuery } from '../contract.ts';
import { cursorFrom, evidencePhases, type Position, readPosition } from './cursor.ts';
import {
  type EvidenceStart,
  findByEvidence,
  findByRank,
  findByReception,
  type QueueFilters,
  type StoredQueueRow,
} from './queue.store.ts';
import { queueRowFrom } from './queue-row.ts';

const defaultLimit = 50;

/**
 * One page of the queue. Three orders: by rank, by what dies first, by reception. Open reports unless asked
 * otherwise.
 *
 * @throws VigieError 'triage.cursor-invalid' when the cursor is not one of this order.
 * Cost: one index range of the order asked, whatever the size of the queue; rare combinations of filters read more.
 */
export async function readQueue(ctx: Ctx, query: QueueQuery): Promise<QueuePage> {
  await ctx.demand('triage.read');
  const limit = query.limit ?? defaultLimit;
  const filters = filtersFrom(query, ctx.actor.accountId);
  const rows = filters === null ? [] : await findPage(ctx, query, filters, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page[page.length - 1] : undefined;
  await ctx.record({
    act: 'triage.queue-read',
    subject: { kind: 'queue', id: null },
    details: { sort: query.sort ?? 'rank', state: query.state ?? 'open', rows: page.length },
  });
  return {
    rows: page.map((row) => queueRowFrom(row)),
    nextCursor: last === undefined ? null : cursorFrom(positionOf(last, query, today(ctx))),
  };
}

/** Null when the question can have no answer: what the command line holds, for it holds nothing. */
function filtersFrom(query: QueueQuery, accountId: string | null): QueueFilters | null {
  const { state, tier, kind, sender, minWorkability, content } = query;
  const assignee = query.assignee === 'me' ? accountId : query.assignee;
  if (assignee === null) return null;
  return {
    state: state ?? 'open',
    ...(tier === undefined ? {} : { tier }),
    ...(kind === undefined ? {} : { kind: storableText(kind) }),
    ...(sender === undefined ? {} : { sender: storableText(sender) }),
    ...(minWorkability === undefined ? {} : { minWorkability }),
    ...(content === undefined ? {} : { content: storableText(content) }),
    ...(assignee === undefined ? {} : { assignee }),
  };
}

function findPage(
  ctx: Ctx,
  query: QueueQuery,
  filters: QueueFilters,
  limit: number,
): Promise<readonly StoredQueueRow[]> {
  const sort = query.sort ?? 'rank';
  const position = query.cursor === undefined ? null : readPosition(query.cursor, sort);
  if (position?.sort === 'evidence') return findFromPhase(ctx, filters, position, limit);
  if (sort === 'evidence') {
    return findFromPhase(
      ctx,
      filters,
      { phase: 'coming', today: today(ctx), deadline: null, id: null },
      limit,
    );
  }
  if (sort === 'received') {
    return findByReception(ctx.tx, filters, position?.sort === 'received' ? position : null, limit);
  }
  return findByRank(ctx.tx, filters, position?.sort === 'rank' ? position : null, limit);
}

/** Fills the page from this phase, then from the next ones. */
async function findFromPhase(
  ctx: Ctx,
  filters: QueueFilters,
  start: EvidenceStart,
  limit: number,
): Promise<readonly StoredQueueRow[]> {
  const rows: StoredQueueRow[] = [];
  for (const phase of evidencePhases.slice(evidencePhases.indexOf(start.phase))) {
    const from = phase === start.phase ? start : { phase, today: start.today, deadline: null, id: null };
    rows.push(...(await findByEvidence(ctx.tx, filters, from, limit - rows.length)));
    if (rows.length >= limit) break;
  }
  return rows;
}

function positionOf(row: StoredQueueRow, query: QueueQuery, currentDay: string): Position {
  const id = row.report_id;
  if (query.sort === 'received') return { sort: 'received', receivedAt: row.received_exact, id };
  if (query.sort !== 'evidence') {
    return { sort: 'rank', rankKey: row.rank_key, receivedAt: row.received_exact, id };
  }
  const began = query.cursor === undefined ? null : readPosition(query.cursor, 'evidence');
  const day = began?.sort === 'evidence' ? began.today : currentDay;
  const deadline = row.evidence_deadline;
  if (deadline === null) return { sort: 'evidence', phase: 'none', today: day, deadline, id };
  return { sort: 'evidence', phase: deadline >= day ? 'coming' : 'past', today: day, deadline, id };
}

function today(ctx: Ctx): string {
  return ctx.now().toISOString().slice(0, 10);
}
