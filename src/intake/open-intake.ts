import type { Ctx } from '../platform/ctx.ts';
import { VigieError } from '../platform/errors.ts';
import type { IntakeSummary } from './contract.ts';
import { type Channel, findDelivered, findIntake, insertIntake, startIntake } from './store.ts';

/** Where an intake stands when it is put to work: nothing delivered yet, unless it was interrupted. */
export interface OpenedIntake {
  readonly intake: IntakeSummary;
  /** Names already dealt with, with how many files bear each. */
  readonly delivered: ReadonlyMap<string, number>;
  readonly nextOrdinal: number;
}

/**
 * Puts an intake to work: a new one, or one that waits or was interrupted.
 *
 * @param input.totals  What lies before it: files and bytes, for progress.
 * @throws VigieError 'access.forbidden' without intake.run; 'intake.not-found'; 'intake.already-finished' when it is done.
 */
export async function openIntake(
  ctx: Ctx,
  input: {
    readonly intakeId?: string;
    readonly channel: Channel;
    readonly label: string;
    readonly totals: { readonly files: number; readonly bytes: number };
  },
): Promise<OpenedIntake> {
  await ctx.demand('intake.run');
  const created =
    input.intakeId === undefined
      ? await insertIntake(ctx.tx, { ...input, startedAt: ctx.now(), state: 'running' })
      : await existing(ctx, input.intakeId);
  const intake = await startIntake(ctx.tx, created.id, input.totals);
  if (intake === undefined) throw new VigieError('conflict', 'intake.already-finished', { id: created.id });
  const { names, nextOrdinal } = await findDelivered(ctx.tx, intake.id);
  await ctx.record({
    act: nextOrdinal === 0 ? 'intake.opened' : 'intake.resumed',
    subject: { kind: 'intake', id: intake.id },
    details: { channel: intake.channel, files: input.totals.files, bytes: input.totals.bytes },
  });
  return { intake, delivered: names, nextOrdinal };
}

async function existing(ctx: Ctx, id: string): Promise<IntakeSummary> {
  const intake = await findIntake(ctx.tx, id);
  if (intake === undefined) throw new VigieError('not-found', 'intake.not-found', { id });
  return intake;
}
