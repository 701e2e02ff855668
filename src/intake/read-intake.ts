import type { Ctx } from '../platform/ctx.ts';
import { VigieError } from '../platform/errors.ts';
import type { IntakeDetail, IntakeSummary } from './contract.ts';
import { findDeliveries, findIntake, findIntakes } from './store.ts';

const shownIntakes = 200;
const shown = { deliveries: 500, notesEach: 50 };

/**
 * Answers the last intakes, newest first, at most 200.
 *
 * @throws VigieError 'access.forbidden' without intake.read.
 */
export async function listIntakes(ctx: Ctx): Promise<{ readonly intakes: IntakeSummary[] }> {
  await ctx.demand('intake.read');
  const intakes = [...(await findIntakes(ctx.tx, shownIntakes))];
  await ctx.record({
    act: 'intake.list-read',
    subject: { kind: 'intake', id: null },
    details: { intakes: intakes.length },
  });
  return { intakes };
}

/**
 * The intake report: what was read, what was not, what was refused and where.
 *
 * @returns refused files first, then those with notes; at most 500 files and 50 notes each, with the true total.
 * @throws VigieError 'access.forbidden' without intake.read, 'intake.not-found'.
 */
export async function readIntake(ctx: Ctx, input: { readonly intakeId: string }): Promise<IntakeDetail> {
  const subject = { kind: 'intake', id: input.intakeId };
  await ctx.demand('intake.read', subject);
  const intake = await findIntake(ctx.tx, input.intakeId);
  if (intake === undefined) throw new VigieError('not-found', 'intake.not-found', { id: input.intakeId });
  const { deliveries, total } = await findDeliveries(ctx.tx, input.intakeId, shown);
  await ctx.record({ act: 'intake.read', subject, details: { deliveries: deliveries.length } });
  return { ...intake, deliveries: [...deliveries], deliveriesTotal: total };
}
