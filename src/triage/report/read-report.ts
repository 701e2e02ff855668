import { historyOf } from '../../audit/index.ts';
import { readChats } from '../../chats/index.ts';
import type { ObservedPerson } from '../../identity/contract.ts';
import { readObserved } from '../../identity/index.ts';
import { type ReportFacts, readReport as readReportFacts } from '../../intake/index.ts';
import { networkTable } from '../../jurisdiction/index.ts';
import { linkedReports, personOf } from '../../links/index.ts';
import { readFiles } from '../../media/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { QueueRow, ReportDetail } from '../contract.ts';
import { reportNotFound } from '../errors.ts';
import { findDecisionReasons } from '../handling/handling.store.ts';
import { findRowsOf } from '../queue/queue.store.ts';
import { queueRowFrom } from '../queue/queue-row.ts';
import { prospectsOf, rankReport } from '../rank/rank.ts';
import { readFileTallies, readPersonTallies } from '../rescore/gather.store.ts';
import { gatherFacts } from '../rescore/gather.ts';
import { personFacts, reportFacts } from './fact-list.ts';
import { findCurrentId, findOtherHolders, findTimeline, type TimelineRow } from './report.store.ts';

const limits = { facts: 1_000, linked: 50 };

/**
 * Everything about one report on one page: what it says and where, why it ranks there, what it is linked with, what
 * was done to it. The explanation is computed from the facts by the very function that ranked it. An older issue or a supplement answers with the report that stands for it now.
 *
 * @throws VigieError 'triage.report-not-found'.
 * Cost: some twenty statements, each one range of an index; lists are cut and say so.
 */
export async function readReport(
  ctx: Ctx,
  { reportId }: { readonly reportId: string },
): Promise<ReportDetail> {
  await ctx.demand('triage.read', { kind: 'report', id: reportId });
  const currentId = await findCurrentId(ctx.tx, reportId);
  if (currentId === undefined) throw reportNotFound();
  const [stored] = await findRowsOf(ctx.tx, [currentId]);
  // Received and not ranked yet: the worker will have it in a moment.
  if (stored === undefined) throw reportNotFound();

  const facts = await readReportFacts(ctx, { reportId: currentId });
  const lendingIds = [currentId, ...facts.supplements.map((supplement) => supplement.id)];
  const observed = await readObserved(ctx, { reportIds: lendingIds });
  const networks = await networkTable(ctx);
  const findNetwork = (address: string) => networks.lookup(address);
  const [gathered] = await gatherFacts(ctx.tx, [currentId], findNetwork);
  if (gathered === undefined) throw reportNotFound();
  const rank = rankReport(gathered.facts);
  const prospects = prospectsOf(gathered.facts);
  const shownFacts = [...reportFacts(facts.report), ...personFacts(observed, findNetwork)];
  const linked = await linkedRows(ctx, currentId);
  const detail: ReportDetail = {
    row: queueRowFrom(stored),
    policy: rank.policy,
    externalRef: facts.report.externalRef,
    incidentType: facts.report.incidentType,
    narrative: facts.report.narrative,
    reasons: [...rank.reasons, ...prospects.unknown],
    wouldChange: [...prospects.wouldChange],
    askFirst: prospects.askFirst,
    notChecked: [...prospects.notChecked],
    workabilityReasons: [...prospects.workabilityReasons],
    facts: shownFacts.slice(0, limits.facts),
    factsTotal: shownFacts.length,
    persons: await personsOf(ctx, observed),
    files: await filesOf(ctx, lendingIds),
    chats: [...(await readChats(ctx, { reportIds: lendingIds }))],
    linked,
    sources: sourcesFrom(facts),
    timeline: timelineFrom(facts, await findTimeline(ctx.tx, lendingIds), linked),
    history: await historyFrom(ctx, facts),
  };
  await ctx.record({ act: 'triage.report-read', subject: { kind: 'report', id: currentId } });
  return detail;
}

async function personsOf(ctx: Ctx, observed: readonly ObservedPerson[]): Promise<ReportDetail['persons']> {
  const personIds = await personOf(ctx, { observedPersonIds: observed.map((person) => person.id) });
  const tallies = await readPersonTallies(ctx.tx, [...new Set(personIds.values())]);
  const reportsById = new Map(tallies.map((tally) => [tally.person_id, tally.reports]));
  return observed.map((person) => {
    const personId = personIds.get(person.id) ?? null;
    return {
      observedPersonId: person.id,
      personId,
      role: person.role,
      label: person.label,
      reports: personId === null ? 1 : (reportsById.get(personId) ?? 1),
    };
  });
}

async function filesOf(ctx: Ctx, reportIds: readonly string[]): Promise<ReportDetail['files']> {
  const { files, total } = await readFiles(ctx, { reportIds });
  const others = await findOtherHolders(
    ctx.tx,
    files.map((file) => file.id),
  );
  const tallies = await readFileTallies(ctx.tx, reportIds);
  const sum = (countOf: (tally: (typeof tallies)[number]) => number) =>
    tallies.reduce((count, tally) => count + countOf(tally), 0);
  return {
    total,
    withDigest: sum((tally) => tally.with_digest),
    firstSeen: sum((tally) => tally.first_seen),
    seenBefore: sum((tally) => tally.few + tally.several),
    viral: sum((tally) => tally.viral),
    viewedBySender: sum((tally) => tally.viewed),
    rows: files.map((file) => ({
      name: file.name,
      classification: file.classification,
      annotations: [...file.annotations],
      viewedBySender: file.viewedBySender,
      digests: file.digests.map(({ algorithm, hex }) => ({ algorithm, hex })),
      otherReports: others.get(file.id) ?? 0,
      place: { sourceId: file.sourceId, locator: file.locator },
    })),
  };
}

/** Linked issues that another one replaced are not shown twice. */
async function linkedRows(ctx: Ctx, reportId: string): Promise<ReportDetail['linked']> {
  const links = await linkedReports(ctx, { reportId, limit: limits.linked });
  const stored = await findRowsOf(
    ctx.tx,
    links.map((link) => link.reportId),
  );
  const rowsById = new Map<string, QueueRow>(stored.map((row) => [row.report_id, queueRowFrom(row)]));
  return links.flatMap((link) => {
    const row = rowsById.get(link.reportId);
    return row === undefined ? [] : [{ row, samePerson: link.samePerson, clues: link.clues }];
  });
}

function sourcesFrom({ sources }: ReportFacts): ReportDetail['sources'] {
  return sources.map(({ id, name, digest, sizeBytes, format, reader, receivedAt }) => ({
    id,
    name,
    digest,
    sizeBytes,
    format,
    reader,
    receivedAt,
  }));
}

function timelineFrom(
  { report }: ReportFacts,
  rows: readonly TimelineRow[],
  linked: ReportDetail['linked'],
): ReportDetail['timeline'] {
  const incident =
    report.incidentAt === null
      ? []
      : [{ at: report.incidentAt, kind: 'incident' as const, label: 'triage.timeline.incident', count: 1 }];
  return [
    ...incident,
    { at: report.receivedAt, kind: 'received' as const, label: 'triage.timeline.received', count: 1 },
    ...rows.map(({ at, kind, event, count }) => ({
      at: at.toISOString(),
      kind,
      label: kind === 'connection' ? `identity.event.${event}` : `triage.timeline.${kind}`,
      count,
    })),
    ...linked.map(({ row }) => ({
      at: row.receivedAt,
      kind: 'linked-report' as const,
      label: row.reference,
      count: 1,
    })),
  ].sort(byTime);
}

/** What was done to any issue of the report, with the words of its decisions: the journal holds their ids only. */
async function historyFrom(ctx: Ctx, facts: ReportFacts): Promise<ReportDetail['history']> {
  const issueIds = [facts.report, ...facts.otherIssues].map((issue) => issue.id);
  const reasons = await findDecisionReasons(ctx.tx, issueIds);
  const entries = [];
  for (const id of issueIds) entries.push(...(await historyOf(ctx, { kind: 'report', id })));
  return entries
    .map(({ at, act, actorName, details }) => {
      const reason = reasons.get(String(details.decisionId ?? ''));
      return { at, act, actorName, details: reason === undefined ? details : { ...details, reason } };
    })
    .sort(byTime);
}

function byTime(left: { readonly at: string }, right: { readonly at: string }): number {
  if (left.at === right.at) return 0;
  return left.at < right.at ? -1 : 1;
}
