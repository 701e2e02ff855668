import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ParsedNote, Part } from '../../intake/contract.ts';
import {
  closeDeliveries,
  type Delivery,
  detectFormat,
  type FormatReader,
  findKnownSources,
  headBytes,
  IntakeRefusal,
  receiveSources,
  type SealedPlace,
  type SourceInput,
  sourceFromBytes,
} from '../../intake/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Vault, VaultPlace } from '../../platform/vault.ts';
import { duplicate, imported, refused } from './deliveries.ts';
import { FactWriter } from './fact-writer.ts';
import type { IncomingFile } from './gather.ts';
import { refusalNote } from './refusals.ts';
import type { IngestMeans } from './store-batch.ts';

/** Rows gathered between two writes: about 20 MB of parsed facts at most. */
const flushWeight = 20_000;
/** Readers ask for all bytes at once only up to this size; above it they must stream. */
const wholeBytes = 64 * 1024 * 1024;

/**
 * Imports one large file in a transaction of its own: hashed, sealed, then read from the vault part by part into the
 * database. Nothing of the file is ever held whole beyond 64 MiB.
 *
 * @param onBytes  Told how many more bytes were read, for progress.
 * @throws whatever is not the source's fault (see refusalNote).
 */
export async function storeStream(
  means: IngestMeans,
  file: IncomingFile,
  onBytes: (bytes: number) => void,
): Promise<readonly Delivery[]> {
  const digest = await digestOf(file.path);
  if (digest === undefined) return close(means, refuseUnread(file, 'intake.refused.unreadable-file'), null);
  const attempt: Attempt = { means, file, digest, onBytes, sealed: null, reader: null };
  try {
    const { delivery, identifierIds } = await means.runtime.act((ctx) => deliverLarge(ctx, attempt));
    means.known.keep(identifierIds);
    return [delivery];
  } catch (thrown) {
    // A refusal leaves the transaction wrapped: unwrapped, it would enter the journal twice.
    const cause = thrown instanceof SourceRefused ? thrown.cause : thrown;
    const note = refusalNote(cause);
    if (note === undefined) throw thrown;
    means.runtime.log.warn('intake.source-refused', {
      intakeId: means.intake.id,
      ordinal: file.ordinal,
      digest,
      code: note.code,
    });
    const { reader } = attempt;
    const why = { note, format: reader?.format ?? null, reader: reader?.version ?? null };
    return close(means, refused(file, digest, why), attempt.sealed);
  }
}

interface Attempt {
  readonly means: IngestMeans;
  readonly file: IncomingFile;
  readonly digest: string;
  readonly onBytes: (bytes: number) => void;
  /** Where the bytes are sealed, once they are; outlives a rolled back transaction. */
  sealed: SealedPlace | null;
  reader: FormatReader | null;
}

class SourceRefused extends Error {
  constructor(cause: unknown) {
    super('source refused', { cause });
    this.name = 'SourceRefused';
  }
}

async function close(
  means: IngestMeans,
  delivery: Delivery,
  place: SealedPlace | null,
): Promise<readonly Delivery[]> {
  const { digest, name, sizeBytes } = delivery;
  const sealedRefusals = digest === null || place === null ? [] : [{ digest, name, sizeBytes, place }];
  await means.runtime.act((ctx) =>
    closeDeliveries(ctx, { intake: means.intake, deliveries: [delivery], sealedRefusals }),
  );
  return [delivery];
}

function refuseUnread(file: IncomingFile, code: 'intake.refused.unreadable-file'): Delivery {
  return refused(file, null, { note: { severity: 'refused', code, place: 'whole' } });
}

async function deliverLarge(ctx: Ctx, attempt: Attempt) {
  const { means, file, digest } = attempt;
  const { intake } = means;
  const known = await findKnownSources(ctx, { digests: [digest] });
  const older = known.imported.get(digest);
  if (older !== undefined) return closeDuplicate(ctx, attempt, older);
  const place = known.refused.get(digest) ?? (await sealFile(ctx, attempt));
  attempt.sealed = place;
  const stored: VaultPlace = { ...place, sizeBytes: file.sizeBytes };
  const reader = await detectReader(means.runtime.vault, stored);
  attempt.reader = reader;
  const source = {
    digest,
    sizeBytes: file.sizeBytes,
    name: file.name,
    format: reader.format,
    reader: reader.version,
    place,
  };
  const sourceId = (await receiveSources(ctx, { intake, sources: [source] })).get(digest);
  if (sourceId === undefined) return closeDuplicate(ctx, attempt, await idOf(ctx, digest));
  const writer = new FactWriter(ctx, { intake, known: means.known, alone: true });
  const notes = await writeParts(writer, sourceId, attempt, { reader, stored });
  const counts = writer.countsOf(sourceId);
  const delivery = imported(file, digest, sourceId, { ...source, counts, notes });
  await closeDeliveries(ctx, { intake, deliveries: [delivery], sealedRefusals: [] });
  return { delivery, identifierIds: writer.finish() };
}

async function closeDuplicate(ctx: Ctx, { means, file, digest }: Attempt, sourceId: string) {
  const delivery = duplicate(file, digest, sourceId);
  await closeDeliveries(ctx, { intake: means.intake, deliveries: [delivery], sealedRefusals: [] });
  return { delivery, identifierIds: new Map<string, string>() };
}

async function idOf(ctx: Ctx, digest: string): Promise<string> {
  const id = (await findKnownSources(ctx, { digests: [digest] })).imported.get(digest);
  if (id === undefined) throw new Error('a source vanished between two statements');
  return id;
}

async function writeParts(
  writer: FactWriter,
  sourceId: string,
  attempt: Attempt,
  from: { readonly reader: FormatReader; readonly stored: VaultPlace },
): Promise<readonly ParsedNote[]> {
  const notes: ParsedNote[] = [];
  const input = await inputOf(attempt, from.stored);
  for await (const part of readParts(from.reader, input, attempt.means)) {
    if (part.kind === 'note') notes.push(part.note);
    else writer.add(sourceId, part);
    if (writer.weight >= flushWeight) await writer.flush();
  }
  await writer.flush();
  return notes;
}

/** Tells the failures of the reader from those of the writing: only the former are about the source's content. */
async function* readParts(
  reader: FormatReader,
  input: SourceInput,
  { options }: IngestMeans,
): AsyncIterable<Part> {
  const parts = reader.read(input, options);
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  try {
    while (true) {
      const next = await step(iterator);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

async function step(iterator: AsyncIterator<Part> | Iterator<Part>): Promise<IteratorResult<Part>> {
  try {
    return await iterator.next();
  } catch (cause) {
    throw new SourceRefused(cause);
  }
}

/** The sealed bytes, not the file: what is read is what was digested. */
async function inputOf({ means, file, onBytes }: Attempt, stored: VaultPlace): Promise<SourceInput> {
  const { vault } = means.runtime;
  const { name, sizeBytes } = file;
  if (sizeBytes <= wholeBytes) {
    const bytes = await vault.readRange(stored, 0, sizeBytes);
    onBytes(sizeBytes);
    return { ...sourceFromBytes(name, bytes), sizeBytes };
  }
  return {
    name,
    sizeBytes,
    chunks: () => countedChunks(vault.stream(stored), onBytes),
    whole: () => {
      throw new IntakeRefusal('intake.refused.too-large', 'whole', { sizeBytes, limitBytes: wholeBytes });
    },
  };
}

async function* countedChunks(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function sealFile(ctx: Ctx, { means, file, digest }: Attempt): Promise<SealedPlace> {
  const segment = await means.runtime.vault.openSegment(Buffer.from(ctx.randomBytes(16)).toString('hex'));
  try {
    const sealed = await segment.appendStream(openStream(file.path));
    if (Buffer.from(sealed.digest).toString('hex') !== digest || sealed.sizeBytes !== file.sizeBytes) {
      throw new IntakeRefusal('intake.refused.changed-while-read', 'whole');
    }
    await segment.seal();
    return { segment: sealed.segment, offset: sealed.offset };
  } catch (cause) {
    await segment.discard().catch(() => {});
    throw cause instanceof IntakeRefusal ? new SourceRefused(cause) : cause;
  }
}

/** Never through a link put there meanwhile, never waiting on a pipe. */
async function* openStream(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    yield* file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 });
  } finally {
    await file.close();
  }
}

/** @returns SHA-256, lower-case hex; undefined when the file cannot be read. */
async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of openStream(path)) hash.update(chunk);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function detectReader(vault: Vault, stored: VaultPlace): Promise<FormatReader> {
  const detection = detectFormat(await vault.readRange(stored, 0, headBytes));
  if (detection.kind === 'refused') throw new SourceRefused(detection.refusal);
  return detection.reader;
}
