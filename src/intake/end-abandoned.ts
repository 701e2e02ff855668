import type { Ctx } from '../platform/ctx.ts';
import type { IntakeFailureCode } from './delivery.ts';
import { endAbandoned } from './store.ts';

const failureCode: IntakeFailureCode = 'intake.failure.interrupted';

/**
 * Says of the intakes whose command was killed that they were interrupted. To be called while no other program works
 * on this database. Uploads are not touched: the worker takes them up again by itself.
 *
 * @returns ids of the intakes ended.
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function endAbandonedIntakes(ctx: Ctx): Promise<readonly string[]> {
  await ctx.demand('intake.run');
  const ids = await endAbandoned(ctx.tx, failureCode, ctx.now());
  for (const id of ids) {
    await ctx.record({ act: 'intake.failed', subject: { kind: 'intake', id }, details: { failureCode } });
  }
  if (ids.length === 0) {
    await ctx.record({
      act: 'intake.list-read',
      subject: { kind: 'intake', id: null },
      details: { count: 0 },
    });
  }
  return ids;
}
