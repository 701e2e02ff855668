import type { Ctx } from '../platform/ctx.ts';
import type { IntakeSummary } from './contract.ts';
import type { IntakeFailureCode } from './delivery.ts';
import { endIntake } from './store.ts';

/**
 * Ends an intake, done or failed. Files already imported stay imported in both cases.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function finishIntake(
  ctx: Ctx,
  input: { readonly intakeId: string; readonly failureCode: IntakeFailureCode | null },
): Promise<IntakeSummary> {
  await ctx.demand('intake.run');
  const state = input.failureCode === null ? 'done' : 'failed';
  const intake = await endIntake(ctx.tx, input.intakeId, { ...input, state, at: ctx.now() });
  await ctx.record({
    act: state === 'done' ? 'intake.finished' : 'intake.failed',
    subject: { kind: 'intake', id: intake.id },
    details: {
      imported: intake.filesImported,
      duplicate: intake.filesDuplicate,
      refused: intake.filesRefused,
      reports: intake.reports,
      failureCode: input.failureCode,
    },
  });
  return intake;
}
