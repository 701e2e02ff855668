import type { ParsedIdentifier } from '../intake/contract.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Mention } from './contract.ts';
import { normaliseIdentifier } from './identifiers/index.ts';
import type { KnownIdentifiers } from './known-identifiers.ts';
import {
  ensureIdentifiers,
  insertObservations,
  insertPersons,
  insertUnusable,
  lockSharedRows,
  type NewIdentifier,
  type NewObservation,
  type NewPerson,
  type NewUnusable,
  reservePersonIds as reserve,
} from './store.ts';

/** What was recorded: ids of the identifiers met, to be kept once committed, and what could not be used, by source. */
export interface ObservedOutcome {
  readonly identifierIds: ReadonlyMap<string, string>;
  readonly unusableBySource: ReadonlyMap<string, number>;
}

/**
 * Records persons as mentioned in reports, with every identifier observed of them: normalised and shared where usable,
 * kept with its reason where not.
 *
 * @param input.known  Ids already known; the caller adds `identifierIds` to it after its commit.
 * @param input.alone  True for one of several calls in the same transaction: other writers wait for its end.
 * @throws VigieError 'access.forbidden' without intake.run.
 * Part of an intake: the journal entry is the one of the source. Cost: O(identifiers), four statements.
 */
export async function recordObserved(
  ctx: Ctx,
  input: { readonly mentions: readonly Mention[]; readonly known: KnownIdentifiers; readonly alone: boolean },
): Promise<ObservedOutcome> {
  await ctx.demand('intake.run');
  const sorted = normaliseAll(input.mentions);
  await lockSharedRows(ctx.tx, input.alone);
  const identifierIds = await identify(ctx, sorted.identifiers, input.known);
  const persons = await numberPersons(ctx, input.mentions);
  if (persons.length > 0) await insertPersons(ctx.tx, persons);
  const idAt = (mentionAt: number) => persons[mentionAt]?.id ?? '';
  if (sorted.observed.length > 0) {
    await insertObservations(ctx.tx, observationsOf(sorted.observed, identifierIds, idAt));
  }
  const unusable: NewUnusable[] = sorted.unusable.map((item) => ({
    ...item,
    personId: idAt(item.mentionAt),
  }));
  await insertUnusable(ctx.tx, unusable);
  return { identifierIds, unusableBySource: countBySource(unusable) };
}

/** Reserves ids for senders of messages read before the persons themselves. */
export async function reservePersonIds(
  ctx: Ctx,
  input: { readonly count: number },
): Promise<readonly string[]> {
  await ctx.demand('intake.run');
  return reserve(ctx.tx, input.count);
}

interface Observed {
  readonly key: string;
  readonly mentionAt: number;
  readonly mention: Mention;
  readonly identifier: ParsedIdentifier;
}

interface Normalised {
  readonly identifiers: Map<string, NewIdentifier>;
  readonly observed: readonly Observed[];
  readonly unusable: readonly (Omit<NewUnusable, 'personId'> & { readonly mentionAt: number })[];
}

function normaliseAll(mentions: readonly Mention[]): Normalised {
  const identifiers = new Map<string, NewIdentifier>();
  const observed: Observed[] = [];
  const unusable: Normalised['unusable'][number][] = [];
  for (const [mentionAt, mention] of mentions.entries()) {
    for (const identifier of mention.person.identifiers) {
      const normal = normaliseIdentifier(identifier);
      if (!normal.usable) {
        unusable.push({ mentionAt, mention, identifier, reason: normal.reason });
        continue;
      }
      const key = `${normal.kind} ${normal.value}`;
      if (!identifiers.has(key)) identifiers.set(key, normal);
      observed.push({ key, mentionAt, mention, identifier });
    }
  }
  return { identifiers, observed, unusable };
}

async function identify(
  ctx: Ctx,
  identifiers: ReadonlyMap<string, NewIdentifier>,
  known: KnownIdentifiers,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const missing: string[] = [];
  for (const key of identifiers.keys()) {
    const id = known.find(key);
    if (id === undefined) missing.push(key);
    else ids.set(key, id);
  }
  missing.sort();
  const found = await ensureIdentifiers(
    ctx.tx,
    missing.flatMap((key) => identifiers.get(key) ?? []),
  );
  for (const [at, key] of missing.entries()) ids.set(key, found[at] ?? '');
  return ids;
}

async function numberPersons(ctx: Ctx, mentions: readonly Mention[]): Promise<readonly NewPerson[]> {
  const unnumbered = mentions.reduce((count, mention) => count + (mention.personId === undefined ? 1 : 0), 0);
  const ids = unnumbered === 0 ? [] : await reserve(ctx.tx, unnumbered);
  let next = 0;
  return mentions.map((mention) => {
    if (mention.personId !== undefined) return { id: mention.personId, mention };
    next += 1;
    return { id: ids[next - 1] ?? '', mention };
  });
}

function* observationsOf(
  observed: readonly Observed[],
  ids: ReadonlyMap<string, string>,
  personIdAt: (mentionAt: number) => string,
): Iterable<NewObservation> {
  for (const { key, mentionAt, mention, identifier } of observed) {
    yield { identifierId: ids.get(key) ?? '', personId: personIdAt(mentionAt), mention, identifier };
  }
}

function countBySource(unusable: readonly NewUnusable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { mention } of unusable) counts.set(mention.sourceId, (counts.get(mention.sourceId) ?? 0) + 1);
  return counts;
}
