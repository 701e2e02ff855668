import type { Ctx } from '../../platform/ctx.ts';
import type { ShownClue } from '../contract.ts';
import { links1 } from '../core/policy.ts';
import { findLinkedReports, type LinkedReportRow } from './shown.store.ts';
import { samePersonClue } from './shown-clue.ts';
import { shownClues } from './shown-clues.ts';

export interface LinkedReport {
  readonly reportId: string;
  /** False: the two share a clue that is not enough to say so. */
  readonly samePerson: boolean;
  /** Strongest first. */
  readonly clues: ShownClue[];
}

/**
 * Which other reports are linked with one, strongest first: those of the same presumed persons, then those that only
 * share a weak clue.
 *
 * @param limit  At most 200.
 */
export async function linkedReports(
  ctx: Ctx,
  input: { readonly reportId: string; readonly limit: number },
): Promise<readonly LinkedReport[]> {
  await ctx.demand('triage.read');
  const rows = await findLinkedReports(ctx.tx, {
    reportId: input.reportId,
    decisiveBits: links1.thresholdBits,
    limit: Math.min(input.limit, 200),
  });
  const clues = await shownClues(
    ctx.tx,
    rows.flatMap((row) => row.clues),
  );
  return rows.map((row) => linkedReportFrom(row, clues));
}

function linkedReportFrom(
  row: LinkedReportRow,
  clueOf: (clue: LinkedReportRow['clues'][number]) => ShownClue,
): LinkedReport {
  const clues = row.clues.map(clueOf);
  return {
    reportId: row.reportId,
    samePerson: row.samePerson,
    clues: clues.length === 0 ? [samePersonClue] : clues,
  };
}
