import { setImmediate as breathe } from 'node:timers/promises';
import type { KnownIdentifiers } from '../../identity/index.ts';
import {
  closeDeliveries,
  type Delivery,
  findKnownSources,
  type ReadOptions,
  type RunningIntake,
  receiveSources,
  type SealedPlace,
} from '../../intake/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { duplicate, imported, refused } from './deliveries.ts';
import { FactWriter } from './fact-writer.ts';
import type { Batch, IncomingFile } from './gather.ts';
import { type Reading, readHeldSource } from './read-source.ts';
import { isWorthRetrying, readerFailed, refusalNote } from './refusals.ts';

/** What all transactions of one intake share. */
export interface IngestMeans {
  readonly runtime: Runtime;
  readonly intake: RunningIntake;
  readonly known: KnownIdentifiers;
  readonly options: ReadOptions;
}

/** A file of the batch whose bytes are held. */
interface HeldFile {
  readonly file: IncomingFile;
  readonly bytes: Buffer;
  readonly digest: string;
}

/** Bytes of one digest, read at most once however many files carry them. */
interface Fresh extends HeldFile {
  readonly reading: Reading;
  readonly place: SealedPlace;
}

/** Where this run sealed bytes that are not committed yet: a second try seals nothing again. */
type SealedPlaces = Map<string, SealedPlace>;

/**
 * Commits one batch of small files: everything or, when one source brings the transaction down, each file alone, so
 * that one bad source refuses itself and nothing else.
 *
 * @returns what became of each file.
 * @throws whatever is not a source's fault (see refusalNote).
 */
export async function storeBatch(means: IngestMeans, batch: Batch): Promise<readonly Delivery[]> {
  const places: SealedPlaces = new Map();
  try {
    return await commit(means, batch, places);
  } catch (cause) {
    if (!isWorthRetrying(cause) && refusalNote(cause) === undefined) throw cause;
    if (batch.length > 1) means.runtime.log.warn('intake.batch-split', { intakeId: means.intake.id });
  }
  const deliveries: Delivery[] = [];
  for (const file of batch) deliveries.push(...(await storeAlone(means, file, places)));
  return deliveries;
}

async function storeAlone(
  means: IngestMeans,
  file: IncomingFile,
  places: SealedPlaces,
): Promise<readonly Delivery[]> {
  try {
    return await commit(means, [file], places);
  } catch (cause) {
    const note = refusalNote(cause);
    if (note === undefined || file.content.kind !== 'held') throw cause;
    const { digest } = file.content;
    means.runtime.log.error('intake.source-failed', {
      intakeId: means.intake.id,
      ordinal: file.ordinal,
      digest,
      code: note.code,
      error: cause instanceof Error ? cause.name : 'unknown',
    });
    const place = places.get(digest);
    const deliveries = [refused(file, digest, { note })];
    const sealedRefusals =
      place === undefined ? [] : [{ digest, place, name: file.name, sizeBytes: file.sizeBytes }];
    await means.runtime.act((ctx) =>
      closeDeliveries(ctx, { intake: means.intake, deliveries, sealedRefusals }),
    );
    return deliveries;
  }
}

async function commit(means: IngestMeans, batch: Batch, places: SealedPlaces): Promise<readonly Delivery[]> {
  const { deliveries, identifierIds } = await means.runtime.act((ctx) => deliver(ctx, means, batch, places));
  means.known.keep(identifierIds);
  return deliveries;
}

async function deliver(ctx: Ctx, means: IngestMeans, batch: Batch, places: SealedPlaces) {
  const held = batch.flatMap((file) =>
    file.content.kind === 'held' ? [{ file, bytes: file.content.bytes, digest: file.content.digest }] : [],
  );
  const firsts = new Map<string, HeldFile>();
  for (const item of held) if (!firsts.has(item.digest)) firsts.set(item.digest, item);
  const known = await findKnownSources(ctx, { digests: [...firsts.keys()] });
  for (const [digest, place] of known.refused) places.set(digest, place);
  const unseen = [...firsts.values()].filter((item) => !known.imported.has(item.digest));
  await sealTogether(ctx, means.runtime, unseen, places);
  const fresh = await readAll(unseen, means.options, places);
  const sourceIds = await receiveSources(ctx, { intake: means.intake, sources: acceptedSources(fresh) });
  const writer = new FactWriter(ctx, { intake: means.intake, known: means.known, alone: false });
  for (const { digest, reading } of fresh) {
    const sourceId = sourceIds.get(digest);
    if (sourceId === undefined || reading.kind === 'refused') continue;
    for (const part of reading.parts) writer.add(sourceId, part);
  }
  await writer.flush();
  const identifierIds = writer.finish();
  const raced = fresh.filter(({ digest, reading }) => reading.kind === 'read' && !sourceIds.has(digest));
  const racedIds = await findKnownSources(ctx, { digests: raced.map(({ digest }) => digest) });
  const judge = judgeWith({
    fresh: new Map(fresh.map((item) => [item.digest, item])),
    sourceIds,
    olderIds: new Map([...known.imported, ...racedIds.imported]),
    writer,
  });
  const deliveries = batch.map(judge);
  const sealedRefusals = fresh
    .filter(({ reading }) => reading.kind === 'refused')
    .map(({ file, digest, place }) => ({ digest, place, name: file.name, sizeBytes: file.sizeBytes }));
  await closeDeliveries(ctx, { intake: means.intake, deliveries, sealedRefusals });
  return { deliveries, identifierIds };
}

/** One write and one fsync for the whole batch. */
async function sealTogether(
  ctx: Ctx,
  runtime: Runtime,
  unseen: readonly HeldFile[],
  places: SealedPlaces,
): Promise<void> {
  const unsealed = unseen.filter(({ digest }) => !places.has(digest));
  if (unsealed.length === 0) return;
  const segment = await runtime.vault.openSegment(Buffer.from(ctx.randomBytes(16)).toString('hex'));
  try {
    const sealed = await segment.append(Buffer.concat(unsealed.map(({ bytes }) => bytes)));
    await segment.seal();
    let { offset } = sealed;
    for (const { digest, bytes } of unsealed) {
      places.set(digest, { segment: sealed.segment, offset });
      offset += bytes.length;
    }
  } catch (cause) {
    await segment.discard().catch(() => {});
    throw cause;
  }
}

/** Lets the writes of the transaction before go on while this one reads. */
const filesPerBreath = 32;

async function readAll(
  unseen: readonly HeldFile[],
  options: ReadOptions,
  places: SealedPlaces,
): Promise<readonly Fresh[]> {
  const fresh: Fresh[] = [];
  for (const [at, item] of unseen.entries()) {
    if (at % filesPerBreath === filesPerBreath - 1) await breathe();
    const reading = await readHeldSource({ name: item.file.name, bytes: item.bytes }, options);
    const place = places.get(item.digest);
    if (place === undefined) throw new Error('a source was read before it was sealed');
    fresh.push({ ...item, reading, place });
  }
  return fresh;
}

function acceptedSources(fresh: readonly Fresh[]) {
  return fresh.flatMap(({ file, digest, reading, place }) =>
    reading.kind === 'refused'
      ? []
      : [
          {
            digest,
            sizeBytes: file.sizeBytes,
            name: file.name,
            format: reading.reader.format,
            reader: reading.reader.version,
            place,
          },
        ],
  );
}

/** The first file with new bytes imports them; further files with the same bytes are duplicates of it. */
function judgeWith(facts: {
  readonly fresh: ReadonlyMap<string, Fresh>;
  readonly sourceIds: ReadonlyMap<string, string>;
  readonly olderIds: ReadonlyMap<string, string>;
  readonly writer: FactWriter;
}): (file: IncomingFile) => Delivery {
  return (file) => {
    const { content } = file;
    if (content.kind === 'unreadable') {
      return refused(file, null, { note: { severity: 'refused', code: content.code, place: 'whole' } });
    }
    if (content.kind === 'large') throw new Error('a large file does not belong in a batch');
    const { digest } = content;
    const older = facts.olderIds.get(digest);
    if (older !== undefined) return duplicate(file, digest, older);
    const item = facts.fresh.get(digest);
    if (item === undefined || item.reading.kind === 'refused') {
      const note = item?.reading.kind === 'refused' ? item.reading.note : readerFailed;
      const reader = item?.reading.reader ?? null;
      return refused(file, digest, { note, format: reader?.format ?? null, reader: reader?.version ?? null });
    }
    const sourceId = facts.sourceIds.get(digest);
    if (sourceId === undefined) throw new Error('a source vanished between two statements');
    if (item.file !== file) return duplicate(file, digest, sourceId);
    const { reader, notes } = item.reading;
    const counts = facts.writer.countsOf(sourceId);
    return imported(file, digest, sourceId, { format: reader.format, reader: reader.version, counts, notes });
  };
}
