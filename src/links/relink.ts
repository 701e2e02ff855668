import type { Ctx } from '../platform/ctx.ts';
import { links1 } from './core/policy.ts';
import { lockLinks } from './edge.store.ts';
import { findIdentifierIdsOfMentions, findMentionIdsOfReports } from './fact.store.ts';
import { recluster } from './recluster.ts';
import { relinkAll } from './relink-all.ts';
import { relinkIdentifiers } from './relink-identifiers.ts';

export type RelinkInput = { readonly observedFrom: readonly string[] } | { readonly all: true };

export interface Relinked {
  /** Reports that mention a person whose composition changed; empty after `all`: every report may be touched. */
  readonly touchedReportIds: readonly string[];
}

/**
 * Computes the links of newly observed persons, or all links, from facts and judgements. The result does not depend
 * on the order in which facts arrived, nor on how many runs computed it.
 *
 * Cost: a few reports, some ten statements; everything, see relinkAll.
 */
export async function relink(ctx: Ctx, input: RelinkInput): Promise<Relinked> {
  await ctx.demand('system.operate');
  await lockLinks(ctx.tx);
  if ('all' in input) {
    const counts = await relinkAll(ctx, links1);
    await ctx.record({
      act: 'links.relinked',
      subject: { kind: 'links', id: null },
      details: { policy: links1.version, all: true, ...counts },
    });
    return { touchedReportIds: [] };
  }
  const mentionIds = await findMentionIdsOfReports(ctx.tx, input.observedFrom);
  const identifierIds = await findIdentifierIdsOfMentions(ctx.tx, mentionIds);
  const ends = await relinkIdentifiers(ctx, links1, identifierIds);
  const touched = await recluster(ctx.tx, links1, new Set([...mentionIds, ...ends]));
  await ctx.record({
    act: 'links.relinked',
    subject: { kind: 'links', id: null },
    details: {
      policy: links1.version,
      all: false,
      reports: input.observedFrom.length,
      mentions: mentionIds.length,
      touched: touched.length,
    },
  });
  return { touchedReportIds: touched.map(String) };
}
