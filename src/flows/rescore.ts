import { clearFresh, listFresh } from '../intake/index.ts';
import { relink } from '../links/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Runtime } from '../platform/runtime.ts';
import { rescoreReports } from '../triage/index.ts';

/** Reports linked and ranked in one transaction: seconds of work, so that a stop loses little. */
const reportsPerAct = 5_000;

/** Above this many, computing everything by sets costs less than following each report. */
const reportsForEverything = 20_000;

/** More reports than an installation holds. */
const anyNumber = 100_000_000;

export interface RescoreInput {
  /** Everything again from facts and decisions, not only what is new. */
  readonly all?: boolean;
  /** Ranks computed so far. */
  readonly onProgress?: (ranked: number) => void;
}

export interface RescoreResult {
  /** New reports that are now linked and ranked. */
  readonly fresh: number;
  /** Ranks computed: of the new ones and of those they touch. */
  readonly ranked: number;
}

/**
 * Links and ranks the reports that wait for it, until none is left; with `all`, everything again from facts and
 * decisions. Both ways lead to the same state. Links, ranks and the list of waiting reports change in one
 * transaction: a stop at any moment leaves a state that the next run completes.
 */
export async function rescore(runtime: Runtime, input: RescoreInput = {}): Promise<RescoreResult> {
  const done = { fresh: 0, ranked: 0 };
  const onProgress = (ranked: number) => input.onProgress?.(done.ranked + ranked);
  while (true) {
    const step = await runtime.act((ctx) => rescoreOnce(ctx, input.all === true, onProgress));
    done.fresh += step.fresh;
    done.ranked += step.ranked;
    if (!step.more) return done;
  }
}

async function rescoreOnce(
  ctx: Ctx,
  all: boolean,
  onProgress: (ranked: number) => void,
): Promise<RescoreResult & { readonly more: boolean }> {
  const waiting = all ? [] : await listFresh(ctx, { limit: reportsForEverything + 1 });
  if (all || waiting.length > reportsForEverything) return everything(ctx, onProgress);
  const fresh = waiting.slice(0, reportsPerAct);
  const { touchedReportIds } = await relink(ctx, { observedFrom: fresh });
  const reportIds = [...new Set([...fresh, ...touchedReportIds])];
  const ranked = reportIds.length === 0 ? 0 : (await rescoreReports(ctx, { reportIds, onProgress })).ranked;
  await clearFresh(ctx, { reportIds: fresh });
  return { fresh: fresh.length, ranked, more: waiting.length > fresh.length };
}

/** Reports that arrive meanwhile stay on the list: only those seen before the computation leave it. */
async function everything(
  ctx: Ctx,
  onProgress: (ranked: number) => void,
): Promise<RescoreResult & { readonly more: boolean }> {
  const fresh = await listFresh(ctx, { limit: anyNumber });
  await ctx.tx.analyse();
  await relink(ctx, { all: true });
  const { ranked } = await rescoreReports(ctx, { all: true, onProgress });
  await clearFresh(ctx, { reportIds: fresh });
  return { fresh: fresh.length, ranked, more: false };
}
