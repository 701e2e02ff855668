import type { Ctx } from '../platform/ctx.ts';
import type { Delivery } from './delivery.ts';
import { insertReports, type NewReport } from './report.store.ts';
import {
  findRefusedPlaces,
  findSourceIds,
  insertRefusedSources,
  insertSources,
  type NewSource,
  type SealedPlace,
} from './source.store.ts';
import { advanceIntake, insertDeliveries, insertNotes } from './store.ts';

/** The intake a source came with; its start stands for the reception of all that came in it. */
export interface RunningIntake {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
}

/** What is known of digests before anything is sealed again. */
export interface KnownSources {
  /** Source id by digest: already imported. */
  readonly imported: ReadonlyMap<string, string>;
  /** Where bytes refused before are sealed. */
  readonly refused: ReadonlyMap<string, SealedPlace>;
}

/**
 * Answers which of these bytes are known already, so that nothing is sealed or read twice.
 *
 * @param input.digests  SHA-256, lower-case hex.
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function findKnownSources(
  ctx: Ctx,
  input: { readonly digests: readonly string[] },
): Promise<KnownSources> {
  await ctx.demand('intake.run');
  const imported = await findSourceIds(ctx.tx, input.digests);
  const unknown = input.digests.filter((digest) => !imported.has(digest));
  return { imported, refused: await findRefusedPlaces(ctx.tx, unknown) };
}

/**
 * Registers sealed sources that a reader accepted.
 *
 * @returns ids of the sources registered now, by digest; one that another intake registered meanwhile is absent.
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function receiveSources(
  ctx: Ctx,
  input: { readonly intake: RunningIntake; readonly sources: readonly NewSource[] },
): Promise<ReadonlyMap<string, string>> {
  await ctx.demand('intake.run');
  const { id, startedAt } = input.intake;
  return insertSources(ctx.tx, { id, receivedAt: new Date(startedAt) }, input.sources);
}

/**
 * Records reports as read, and puts them on the list of those to be linked and ranked.
 *
 * A report is dated by its sender when the sender gave a zone, else by the start of the intake.
 *
 * @returns their ids, in the same order.
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function recordReports(
  ctx: Ctx,
  input: { readonly intake: RunningIntake; readonly reports: readonly NewReport[] },
): Promise<readonly string[]> {
  await ctx.demand('intake.run');
  return insertReports(ctx.tx, input.intake.startedAt, input.reports);
}

/** A refused file whose bytes were sealed all the same. */
export interface SealedRefusal {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly name: string;
  readonly place: SealedPlace;
}

/**
 * Writes what became of each file, with its notes, and one journal entry each; moves the counters of the intake on.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 */
export async function closeDeliveries(
  ctx: Ctx,
  input: {
    readonly intake: RunningIntake;
    readonly deliveries: readonly Delivery[];
    readonly sealedRefusals: readonly SealedRefusal[];
  },
): Promise<void> {
  await ctx.demand('intake.run');
  const { intake, deliveries } = input;
  const received = { id: intake.id, receivedAt: new Date(intake.startedAt) };
  await insertRefusedSources(ctx.tx, received, input.sealedRefusals);
  await insertDeliveries(ctx.tx, intake.id, deliveries);
  await insertNotes(ctx.tx, intake.id, deliveries);
  for (const delivery of deliveries) await ctx.record(journalEntry(intake.id, delivery));
  await advanceIntake(ctx.tx, intake.id, {
    files: deliveries.length,
    bytes: sum(deliveries, (delivery) => delivery.sizeBytes),
    imported: sum(deliveries, (delivery) => (delivery.outcome === 'imported' ? 1 : 0)),
    duplicate: sum(deliveries, (delivery) => (delivery.outcome === 'duplicate' ? 1 : 0)),
    refused: sum(deliveries, (delivery) => (delivery.outcome === 'refused' ? 1 : 0)),
    reports: sum(deliveries, (delivery) => delivery.counts.reports),
    notes: sum(deliveries, (delivery) => delivery.notes.length),
  });
}

function journalEntry(intakeId: string, delivery: Delivery) {
  const base = { intakeId, ordinal: delivery.ordinal };
  if (delivery.outcome === 'refused') {
    const code = delivery.notes.find((note) => note.severity === 'refused')?.code ?? null;
    return {
      act: 'intake.source-refused',
      subject: { kind: 'intake', id: intakeId },
      details: { ...base, digest: delivery.digest, code },
    };
  }
  return {
    act: delivery.outcome === 'imported' ? 'intake.source-imported' : 'intake.source-duplicate',
    subject: { kind: 'source', id: delivery.sourceId },
    details: { ...base, reports: delivery.counts.reports, notes: delivery.notes.length },
  };
}

function sum<T>(items: readonly T[], amountOf: (item: T) => number): number {
  return items.reduce((total, item) => total + amountOf(item), 0);
}
