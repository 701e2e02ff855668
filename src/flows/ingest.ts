import { KnownIdentifiers } from '../identity/index.ts';
import type { IntakeSummary } from '../intake/contract.ts';
import { type Channel, type Delivery, finishIntake, openIntake, type ReadOptions } from '../intake/index.ts';
import { VigieError } from '../platform/errors.ts';
import type { Runtime } from '../platform/runtime.ts';
import { type Batch, gatherBatches } from './ingest/gather.ts';
import { type IngestMeans, storeBatch } from './ingest/store-batch.ts';
import { storeStream } from './ingest/store-stream.ts';
import { type GivenPath, surveyPaths, type Totals, walkPaths } from './ingest/walk.ts';

export interface IngestInput {
  /** An intake that waits (an upload) or was interrupted; absent for a new one. */
  readonly intakeId?: string;
  readonly channel: Channel;
  /** What the officer calls it. Untrusted text. */
  readonly label: string;
  /** Files and folders, in this order. */
  readonly paths: readonly GivenPath[];
  /** How to read tables whose columns Vigie does not know by itself. */
  readonly options?: ReadOptions;
  readonly onProgress?: (progress: IngestProgress) => void;
  /** Aborted to stop after the batches at work: the intake is then marked as interrupted. */
  readonly stop?: AbortSignal;
}

/** Where an intake stands; counts of this run only. */
export interface IngestProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly imported: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly reports: number;
  readonly elapsedMs: number;
}

/**
 * From files to committed facts: every file under the paths is sealed, read and recorded with its places, or listed
 * with the reason why not. A source is all or nothing; one that is already known changes nothing but the log.
 *
 * Reports are left on the list of those to be linked and ranked (flows/rescore).
 *
 * An interrupted intake, run again with its id, goes on with the files not yet dealt with.
 *
 * @returns the intake as it ended: `done`, or `failed` when nothing was found under the paths.
 * @throws VigieError 'access.forbidden' without intake.run; 'intake.not-found', 'intake.already-finished' for a bad id.
 * @throws VigieError 'intake.failure.interrupted' when `stop` was aborted.
 * @throws what stops the machine (lost database, full disk), after marking the intake as interrupted where it can.
 * Cost: linear in bytes; memory bounded by two batches and the identifiers met lately, whatever the number of files.
 */
export async function ingest(runtime: Runtime, input: IngestInput): Promise<IntakeSummary> {
  const totals = surveyPaths(input.paths);
  const opened = await runtime.act((ctx) => openIntake(ctx, { ...input, totals }));
  const means: IngestMeans = {
    runtime,
    intake: opened.intake,
    known: new KnownIdentifiers(),
    options: input.options ?? {},
  };
  const tally = new Tally(runtime, totals, input.onProgress);
  const batches = gatherBatches(walkPaths(input.paths), {
    nextOrdinal: opened.nextOrdinal,
    skip: skipDelivered(opened.delivered),
  });
  try {
    await storeAll(means, batches, { tally, stop: input.stop });
  } catch (cause) {
    await markInterrupted(runtime, opened.intake.id);
    throw cause;
  }
  const failureCode = totals.files === 0 ? 'intake.failure.nothing-found' : null;
  return runtime.act((ctx) => finishIntake(ctx, { intakeId: opened.intake.id, failureCode }));
}

/** While PostgreSQL writes one batch, the next one is read. */
const batchesAtOnce = 2;

async function storeAll(
  means: IngestMeans,
  batches: Iterable<Batch>,
  { tally, stop }: { readonly tally: Tally; readonly stop: AbortSignal | undefined },
): Promise<void> {
  const running = new Set<Promise<void>>();
  try {
    for (const batch of batches) {
      if (stop?.aborted === true) throw new VigieError('unavailable', 'intake.failure.interrupted');
      const task: Promise<void> = storeOne(means, batch, tally).finally(() => running.delete(task));
      // Awaited below; until then a failure must not count as unhandled.
      task.catch(() => {});
      running.add(task);
      if (running.size >= batchesAtOnce) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
  }
}

async function storeOne(means: IngestMeans, batch: Batch, tally: Tally): Promise<void> {
  const [first] = batch;
  if (first?.content.kind !== 'large') {
    tally.add(await storeBatch(means, batch), 0);
    return;
  }
  let bytesTold = 0;
  const deliveries = await storeStream(means, first, (bytes) => {
    bytesTold += bytes;
    tally.addBytes(bytes);
  });
  tally.add(deliveries, bytesTold);
}

/** A file counts as dealt with as often as its name was delivered before. */
function skipDelivered(delivered: ReadonlyMap<string, number>): (name: string) => boolean {
  const left = new Map(delivered);
  return (name) => {
    const count = left.get(name) ?? 0;
    if (count === 0) return false;
    left.set(name, count - 1);
    return true;
  };
}

async function markInterrupted(runtime: Runtime, intakeId: string): Promise<void> {
  try {
    await runtime.act((ctx) => finishIntake(ctx, { intakeId, failureCode: 'intake.failure.interrupted' }));
  } catch (cause) {
    // The database may be what is missing; the first failure is the one to report.
    runtime.log.error('intake.not-marked', {
      intakeId,
      error: cause instanceof Error ? cause.name : 'unknown',
    });
  }
}

/** Adds up what became of the files, and tells who watches. */
class Tally {
  readonly #runtime: Runtime;
  readonly #totals: Totals;
  readonly #tell: ((progress: IngestProgress) => void) | undefined;
  readonly #startedMs: number;
  #done = { filesDone: 0, bytesDone: 0, imported: 0, duplicate: 0, refused: 0, reports: 0 };

  constructor(runtime: Runtime, totals: Totals, tell: ((progress: IngestProgress) => void) | undefined) {
    this.#runtime = runtime;
    this.#totals = totals;
    this.#tell = tell;
    this.#startedMs = runtime.now().getTime();
  }

  add(deliveries: readonly Delivery[], bytesTold: number): void {
    const done = { ...this.#done, bytesDone: this.#done.bytesDone - bytesTold };
    for (const delivery of deliveries) {
      done.filesDone += 1;
      done.bytesDone += delivery.sizeBytes;
      done[delivery.outcome] += 1;
      done.reports += delivery.counts.reports;
    }
    this.#done = done;
    this.#report();
  }

  addBytes(bytes: number): void {
    this.#done = { ...this.#done, bytesDone: this.#done.bytesDone + bytes };
    this.#report();
  }

  #report(): void {
    this.#tell?.({
      ...this.#done,
      filesTotal: this.#totals.files,
      bytesTotal: this.#totals.bytes,
      elapsedMs: this.#runtime.now().getTime() - this.#startedMs,
    });
  }
}
