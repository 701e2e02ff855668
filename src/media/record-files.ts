import type { ParsedDigest } from '../intake/contract.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { FileMention } from './contract.ts';
import {
  ensureDigests,
  insertFileDigests,
  insertFiles,
  type NewDigest,
  type NewFileDigest,
} from './store.ts';

/**
 * Records files as described in sources: words and digests only, never content.
 *
 * The caller holds the lock of shared rows (identity.recordObserved comes first).
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 * @throws Error on a digest that is not lower-case hex of its algorithm's length.
 * Part of an intake: the journal entry is the one of the source. Cost: O(digests), four statements.
 */
export async function recordFiles(
  ctx: Ctx,
  input: { readonly mentions: readonly FileMention[] },
): Promise<void> {
  await ctx.demand('intake.run');
  if (input.mentions.length === 0) return;
  const digestIds = await identifyDigests(ctx, input.mentions);
  const fileIds = await insertFiles(ctx.tx, input.mentions);
  if (digestIds.size > 0) await insertFileDigests(ctx.tx, linksOf(input.mentions, fileIds, digestIds));
}

const hexLength = { md5: 32, sha1: 40, sha256: 64, pdq: 64 } as const;
const lowerHex = /^[0-9a-f]+$/;

function keyOf(digest: ParsedDigest): string {
  return `${digest.hex} ${digest.algorithm}`;
}

async function identifyDigests(
  ctx: Ctx,
  mentions: readonly FileMention[],
): Promise<ReadonlyMap<string, string>> {
  const distinct = new Map<string, NewDigest>();
  for (const { file } of mentions) {
    for (const digest of file.digests) {
      if (digest.hex.length !== hexLength[digest.algorithm] || !lowerHex.test(digest.hex)) {
        throw new Error(`a reader gave a ${digest.algorithm} that is not one`);
      }
      distinct.set(keyOf(digest), digest);
    }
  }
  const keys = [...distinct.keys()].sort();
  const ids = await ensureDigests(
    ctx.tx,
    keys.flatMap((key) => distinct.get(key) ?? []),
  );
  return new Map(keys.map((key, at) => [key, ids[at] ?? '']));
}

function* linksOf(
  mentions: readonly FileMention[],
  fileIds: readonly string[],
  digestIds: ReadonlyMap<string, string>,
): Iterable<NewFileDigest> {
  for (const [at, { reportId, file }] of mentions.entries()) {
    const told = new Set<string>();
    for (const digest of file.digests) {
      const key = keyOf(digest);
      // A sender may repeat a digest; one file holds it once in each role.
      if (told.has(`${key} ${digest.role}`)) continue;
      told.add(`${key} ${digest.role}`);
      yield { fileId: fileIds[at] ?? '', digestId: digestIds.get(key) ?? '', reportId, role: digest.role };
    }
  }
}
