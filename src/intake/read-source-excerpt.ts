import { createHash } from 'node:crypto';
import type { Ctx } from '../platform/ctx.ts';
import { VigieError } from '../platform/errors.ts';
import type { Vault, VaultPlace } from '../platform/vault.ts';
import type { Locator, SourceExcerpt } from './contract.ts';
import { countLineEnds, shownText, windowAround } from './excerpt.ts';
import { locate, locateInStream } from './locator.ts';
import type { ByteRange } from './place.ts';
import { findSources, type StoredSource } from './source.store.ts';

/** Larger sources are located without holding them, and not hashed again at each view. */
const heldBytes = 64 * 1024 * 1024;

/**
 * Shows the raw place a value comes from, re-read from the sealed bytes.
 *
 * @returns escaped text around the place, its byte range, and whether the bytes still give the sealed digest; with
 * `found: false` and the beginning of the source when the locator names nothing there.
 * @throws VigieError 'access.forbidden' without triage.read, 'intake.source-not-found'.
 * Cost: one read of the source up to 64 MiB, in one pass; above, a streaming pass.
 */
export async function readSourceExcerpt(
  ctx: Ctx,
  input: { readonly sourceId: string; readonly locator: Locator; readonly vault: Vault },
): Promise<SourceExcerpt> {
  const subject = { kind: 'source', id: input.sourceId };
  await ctx.demand('triage.read', subject);
  const [source] = await findSources(ctx.tx, [input.sourceId]);
  if (source === undefined) {
    throw new VigieError('not-found', 'intake.source-not-found', { id: input.sourceId });
  }
  const located = await locateIn(input.vault, source, input.locator);
  await ctx.record({
    act: 'intake.excerpt-read',
    subject,
    details: { found: located.place !== null, byteStart: located.place?.byteStart ?? null },
  });
  return { ...describe(source, input.locator), ...(await show(input.vault, source, located)) };
}

function describe(source: StoredSource, locator: Locator) {
  const { id, name, format, reader, digest, sizeBytes, receivedAt } = source;
  return { sourceId: id, name, format, reader, digest, sizeBytes, receivedAt, locator };
}

interface Located {
  readonly place: ByteRange | null;
  readonly lineEndsBefore: number;
  readonly digestVerified: boolean | null;
}

async function locateIn(vault: Vault, source: StoredSource, locator: Locator): Promise<Located> {
  const stored: VaultPlace = { ...source.place, sizeBytes: source.sizeBytes };
  if (source.sizeBytes > heldBytes) return locateInLarge(vault, stored, locator);
  const bytes = await vault.readRange(stored, 0, source.sizeBytes);
  const place = locate(bytes, locator);
  return {
    place,
    lineEndsBefore: place === null ? 0 : countLineEnds(bytes, place.byteStart),
    digestVerified: createHash('sha256').update(bytes).digest('hex') === source.digest,
  };
}

async function locateInLarge(vault: Vault, stored: VaultPlace, locator: Locator): Promise<Located> {
  const whole = locator === 'whole' ? { byteStart: 0, byteEnd: stored.sizeBytes } : null;
  const place = whole ?? (await locateInStream(vault.stream(stored), locator));
  const lineEndsBefore =
    place === null ? 0 : await countLineEndsBefore(vault.stream(stored), place.byteStart);
  return { place, lineEndsBefore, digestVerified: null };
}

async function countLineEndsBefore(chunks: AsyncIterable<Uint8Array>, end: number): Promise<number> {
  let lines = 0;
  let base = 0;
  for await (const chunk of chunks) {
    lines += countLineEnds(chunk, end - base);
    base += chunk.length;
    if (base >= end) break;
  }
  return lines;
}

async function show(vault: Vault, source: StoredSource, located: Located) {
  const stored: VaultPlace = { ...source.place, sizeBytes: source.sizeBytes };
  const place = located.place ?? { byteStart: 0, byteEnd: 0 };
  const window = windowAround(place, source.sizeBytes);
  const bytes = await vault.readRange(stored, window.from, window.to);
  const start = place.byteStart - window.from;
  const end = window.placeEnd - window.from;
  return {
    found: located.place !== null,
    byteStart: place.byteStart,
    byteEnd: place.byteEnd,
    firstLine: located.lineEndsBefore + 1 - countLineEnds(bytes, start),
    before: shownText(bytes.subarray(0, start)),
    highlighted: shownText(bytes.subarray(start, end)),
    after: shownText(bytes.subarray(end)),
    digestVerified: located.digestVerified,
  };
}
