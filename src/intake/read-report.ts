import type { Ctx } from '../platform/ctx.ts';
import { VigieError } from '../platform/errors.ts';
import { findReportIssues, type StoredReport } from './report.store.ts';
import { findSources, type StoredSource } from './source.store.ts';

/** A report with all that came under its number. */
export interface ReportFacts {
  readonly report: StoredReport;
  /** Other issues under the same registry and reference, oldest first, without supplements. */
  readonly otherIssues: readonly StoredReport[];
  /** Documents that only add files to it. */
  readonly supplements: readonly StoredReport[];
  readonly sources: readonly StoredSource[];
}

/**
 * Answers what the sender said about the report itself, and the sources it was read from.
 *
 * @throws VigieError 'access.forbidden' without triage.read, 'intake.report-not-found'.
 * Part of a door-level verb, which writes the journal entry.
 */
export async function readReport(ctx: Ctx, input: { readonly reportId: string }): Promise<ReportFacts> {
  await ctx.demand('triage.read', { kind: 'report', id: input.reportId });
  const issues = await findReportIssues(ctx.tx, input.reportId);
  const report = issues.find((issue) => issue.id === input.reportId);
  if (report === undefined) {
    throw new VigieError('not-found', 'intake.report-not-found', { id: input.reportId });
  }
  const others = issues.filter((issue) => issue.id !== report.id);
  const sourceIds = [...new Set([report, ...others].map((issue) => issue.sourceId))];
  return {
    report,
    otherIssues: others.filter((issue) => issue.kind !== 'supplement'),
    supplements: others.filter((issue) => issue.kind === 'supplement'),
    sources: await findSources(ctx.tx, sourceIds),
  };
}
