import type { Ctx } from '../platform/ctx.ts';
import { VigieError } from '../platform/errors.ts';
import type { IntakeSummary } from './contract.ts';
import { insertIntake } from './store.ts';

/**
 * Announces files that were uploaded into a folder of the inbox: the worker imports them from there.
 *
 * @param input.directory  Folder that holds the uploaded files and nothing else.
 * @throws VigieError 'access.forbidden' without intake.run; 'intake.upload-empty' without a file.
 */
export async function startUpload(
  ctx: Ctx,
  input: {
    readonly label: string;
    readonly directory: string;
    readonly files: readonly { readonly name: string; readonly path: string; readonly sizeBytes: number }[];
  },
): Promise<IntakeSummary> {
  await ctx.demand('intake.run');
  if (input.files.length === 0) throw new VigieError('invalid', 'intake.upload-empty');
  const intake = await insertIntake(ctx.tx, {
    channel: 'web',
    label: input.label,
    startedAt: ctx.now(),
    state: 'waiting',
  });
  await ctx.enqueue('ingest', { intakeId: intake.id, directory: input.directory });
  await ctx.record({
    act: 'intake.uploaded',
    subject: { kind: 'intake', id: intake.id },
    details: {
      files: input.files.length,
      bytes: input.files.reduce((total, file) => total + file.sizeBytes, 0),
    },
  });
  return intake;
}
