import type { Ctx } from '../platform/ctx.ts';
import type { ObservedFile } from './contract.ts';
import { countFiles, findFiles } from './store.ts';

const limits = { files: 500, reportCap: 10_000 };

/**
 * Answers which files the reports describe, with how many other reports describe the same content.
 *
 * @returns at most 500 files in the order they were read, and how many there are.
 * @throws VigieError 'access.forbidden' without triage.read.
 */
export async function readFiles(
  ctx: Ctx,
  input: { readonly reportIds: readonly string[] },
): Promise<{ readonly files: readonly ObservedFile[]; readonly total: number }> {
  await ctx.demand('triage.read');
  const files = await findFiles(ctx.tx, input.reportIds, limits);
  const total = files.length < limits.files ? files.length : await countFiles(ctx.tx, input.reportIds);
  return { files, total };
}
