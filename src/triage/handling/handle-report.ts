import type { Ctx } from '../../platform/ctx.ts';
import type { CloseReport, QueueRow, ReopenReport } from '../contract.ts';
import { alreadyClosed, heldByAnother, noAccount, notClosed, notHeld, reportNotFound } from '../errors.ts';
import { findRowsOf } from '../queue/queue.store.ts';
import { queueRowFrom } from '../queue/queue-row.ts';
import { type Handling, type HeldRow, insertDecision, lockRow, writeHandling } from './handling.store.ts';

interface OnReport {
  readonly reportId: string;
}

/**
 * Takes a report, so that no colleague works it unknowingly. Taking one's own again changes nothing.
 *
 * @throws VigieError 'triage.held-by-another' with the holder's displayed name, 'triage.already-closed',
 *   'triage.no-account' for who has none, 'triage.report-not-found'.
 */
export async function claimReport(ctx: Ctx, { reportId }: OnReport): Promise<QueueRow> {
  const { held, accountId } = await open(ctx, reportId);
  if (accountId === null) throw noAccount();
  if (held.state === 'closed') throw alreadyClosed();
  refuseAnotherHolder(held, accountId);
  return decide(ctx, 'triage.claimed', {
    reportId,
    state: 'in-progress',
    assigneeId: accountId,
    takenAt: ctx.now(),
    closed: null,
  });
}

/**
 * Gives a report back to the queue.
 *
 * @throws VigieError 'triage.not-held' when nobody holds it, 'triage.held-by-another', 'triage.report-not-found'.
 */
export async function releaseReport(ctx: Ctx, { reportId }: OnReport): Promise<QueueRow> {
  const { held, accountId } = await open(ctx, reportId);
  if (held.state !== 'in-progress') throw notHeld();
  refuseAnotherHolder(held, accountId);
  return decide(ctx, 'triage.released', {
    reportId,
    state: 'new',
    assigneeId: null,
    takenAt: null,
    closed: null,
  });
}

/**
 * Closes a report with a code and a reason. A colleague's report is theirs to close.
 *
 * @throws VigieError 'triage.already-closed', 'triage.held-by-another', 'triage.report-not-found'.
 */
export async function closeReport(
  ctx: Ctx,
  { reportId, code, reason }: OnReport & CloseReport,
): Promise<QueueRow> {
  const { held, accountId } = await open(ctx, reportId);
  if (held.state === 'closed') throw alreadyClosed();
  refuseAnotherHolder(held, accountId);
  const at = ctx.now();
  const decisionId = await insertDecision(ctx.tx, { reportId, act: 'closed', code, reason, accountId, at });
  const handling: Handling = {
    reportId,
    state: 'closed',
    assigneeId: null,
    takenAt: null,
    closed: { code, at },
  };
  return decide(ctx, 'triage.closed', handling, { code, decisionId });
}

/**
 * Puts a closed report back in the queue. The reason is kept beside the former one, in the history of the report.
 *
 * @throws VigieError 'triage.not-closed', 'triage.report-not-found'.
 */
export async function reopenReport(
  ctx: Ctx,
  { reportId, reason }: OnReport & ReopenReport,
): Promise<QueueRow> {
  const { held, accountId } = await open(ctx, reportId);
  if (held.state !== 'closed') throw notClosed();
  const at = ctx.now();
  const decisionId = await insertDecision(ctx.tx, {
    reportId,
    act: 'reopened',
    code: null,
    reason,
    accountId,
    at,
  });
  const handling: Handling = { reportId, state: 'new', assigneeId: null, takenAt: null, closed: null };
  return decide(ctx, 'triage.reopened', handling, { decisionId });
}

async function open(ctx: Ctx, reportId: string): Promise<{ held: HeldRow; accountId: string | null }> {
  await ctx.demand('triage.work', { kind: 'report', id: reportId });
  const held = await lockRow(ctx.tx, reportId);
  if (held === undefined) throw reportNotFound();
  return { held, accountId: ctx.actor.accountId };
}

function refuseAnotherHolder(held: HeldRow, accountId: string | null): void {
  if (held.assignee_id === null || held.assignee_id === accountId) return;
  throw heldByAnother(held.assignee_name ?? held.assignee_id);
}

async function decide(
  ctx: Ctx,
  act: string,
  handling: Handling,
  details: Readonly<Record<string, string>> = {},
): Promise<QueueRow> {
  await writeHandling(ctx.tx, handling);
  await ctx.record({ act, subject: { kind: 'report', id: handling.reportId }, details });
  const [row] = await findRowsOf(ctx.tx, [handling.reportId]);
  if (row === undefined) throw reportNotFound();
  return queueRowFrom(row);
}
