import { readPersonEdges } from '../../links/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { PersonDetail } from '../contract.ts';
import { personNotFound } from '../errors.ts';
import { findRowsOf } from '../queue/queue.store.ts';
import { queueRowFrom, referenceOfPerson, referenceOfReport } from '../queue/queue-row.ts';
import { findIdentifiers, findMentions, findPersonId, findPersonReportIds } from './person.store.ts';

const limits = { mentions: 500, identifiers: 500, reports: 100, edges: 500 };

/**
 * One presumed person: where they are mentioned, with what, in which reports, and what holds the mentions together.
 * The reference of a mention that joined another person answers with that person.
 *
 * @throws VigieError 'triage.person-not-found'.
 * Cost: linear in the mentions and clues of the person; lists are cut and say how many there are.
 */
export async function readPerson(
  ctx: Ctx,
  { personId }: { readonly personId: string },
): Promise<PersonDetail> {
  await ctx.demand('triage.read', { kind: 'person', id: personId });
  const id = await findPersonId(ctx.tx, personId);
  if (id === undefined) throw personNotFound();
  const mentions = await findMentions(ctx.tx, id, limits.mentions);
  const identifiers = await findIdentifiers(ctx.tx, id, limits.identifiers);
  const reportIds = await findPersonReportIds(ctx.tx, id);
  const reports = await findRowsOf(ctx.tx, reportIds);
  const held = await readPersonEdges(ctx, { personId: id, limit: limits.edges });
  await ctx.record({ act: 'triage.person-read', subject: { kind: 'person', id } });
  return {
    id,
    reference: referenceOfPerson(id),
    label: mentions[0]?.label ?? '',
    observed: mentions.map((row) => ({
      id: row.id,
      label: row.label,
      role: row.role,
      reportId: row.report_id,
      reportReference: referenceOfReport(row.report_id),
      place: { sourceId: row.source_id, locator: row.locator },
    })),
    observedTotal: mentions[0]?.total ?? 0,
    identifiers: identifiers.map((row) => ({
      id: row.id,
      kind: row.kind,
      display: row.display,
      reports: row.reports,
      firstAt: row.first_at?.toISOString() ?? null,
      lastAt: row.last_at?.toISOString() ?? null,
    })),
    identifiersTotal: identifiers[0]?.total ?? 0,
    reports: reports.slice(0, limits.reports).map((row) => queueRowFrom(row)),
    reportsTotal: reportIds.length,
    edges: held.edges,
    edgesTotal: held.edgesTotal,
    discounts: held.discounts.map(({ identifierId, code, params }) => ({
      identifierId,
      code,
      params: { ...params },
    })),
    judgements: held.judgements,
  };
}
