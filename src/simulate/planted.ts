import { filePathOf, suspectPlace } from './delivery.ts';
import { floodContent } from './file-facts.ts';
import { receiverHandle } from './ncmec-texts.ts';
import type { Output } from './output.ts';
import { md5Of } from './person.ts';
import type { Plan, Slot } from './plan.ts';
import { plantedTier } from './scenario.ts';
import { personName, type TrueLink, type TruePlanted } from './truth.ts';

/** What was planted on purpose and what must be found in it, person after person. */
export function* plantedOutputs(plan: Plan): Generator<Output> {
  const floods = new Map<number, number>();
  for (let person = 0; person < plan.persons; person += 1) {
    const slots = plan.slotsOf(person).map((slot) => plan.slot(slot));
    for (const slot of slots) {
      if (slot.scenario === 'flood') floods.set(slot.key, (floods.get(slot.key) ?? 0) + 1);
      yield* plantedReport(plan, slot);
    }
    yield* plantedPerson(plan, person, slots);
  }
  for (const [flood, reports] of [...floods].toSorted(([a], [b]) => a - b)) {
    yield planted({
      kind: 'flood',
      id: `flood-${flood}`,
      files: [],
      persons: [],
      expect: { reports, md5: md5Of(plan.seed, floodContent(flood)) },
    });
  }
}

function* plantedReport(plan: Plan, slot: Slot): Generator<Output> {
  const persons = [personName(slot.person)];
  const files = [filePathOf(plan, slot)];
  if (slot.scenario === 'urgent') {
    yield planted({ kind: 'urgent', id: `urgent-${slot.slot}`, files, persons, expect: { tierAtMost: 2 } });
  }
  if (slot.scenario === 'access') {
    yield planted({
      kind: 'access',
      id: `access-${slot.slot}`,
      files,
      persons,
      expect: { tierAtMost: plantedTier.access },
    });
  }
  if (slot.followsClosely) {
    const before = suspectPlace(plan, plan.slot(slot.slot - 1));
    yield link({
      verdict: 'same',
      why: 'address-within-minutes',
      left: before,
      right: suspectPlace(plan, slot),
    });
  }
  if (slot.slot + 1 < plan.reports) yield* plantedPair(plan, slot, plan.slot(slot.slot + 1));
}

/** The two reports of a pair stand in neighbouring slots. */
function* plantedPair(plan: Plan, slot: Slot, next: Slot): Generator<Output> {
  if (slot.key !== next.key || next.person !== slot.person + 1) return;
  const pair = `${slot.scenario}+${next.scenario}`;
  const known = pairs[pair];
  if (known === undefined) return;
  yield planted({
    kind: known.kind,
    id: `${known.kind}-${slot.key}`,
    files: [filePathOf(plan, slot), filePathOf(plan, next)],
    persons: [personName(slot.person), personName(next.person)],
    expect: known.expect,
  });
  const [left, right] = [suspectPlace(plan, slot), suspectPlace(plan, next)];
  yield link({ verdict: 'not-same', why: known.kind, left, right });
}

const pairs: Readonly<Record<string, { kind: string; expect: TruePlanted['expect'] }>> = {
  'household+household': { kind: 'household', expect: { sameAddress: true } },
  'shared-carrier+shared-carrier': { kind: 'shared-carrier', expect: { sameAddress: true, mayLink: false } },
  'look-alike-name+look-alike-name': {
    kind: 'look-alike-name',
    expect: { sameScreenName: true, mayLink: false },
  },
  'look-alike-plain+look-alike-urgent': {
    kind: 'look-alike-facts',
    expect: { firstTier: 7, secondTierAtMost: 2 },
  },
};

function* plantedPerson(plan: Plan, person: number, slots: readonly Slot[]): Generator<Output> {
  const [first] = slots;
  if (first === undefined) return;
  const persons = [personName(person)];
  const files = () => slots.map((slot) => filePathOf(plan, slot));
  if (person < 5 && slots.length > 2) {
    yield planted({
      kind: 'prolific',
      id: `prolific-${person}`,
      files: [],
      persons,
      expect: { reports: slots.length },
    });
  }
  if (first.scenario === 'flood' && slots.length > 1) {
    const tier = Math.min(...slots.map((slot) => plantedTier[slot.scenario]));
    yield planted({
      kind: 'flood-exception',
      id: `flood-exception-${person}`,
      files: files(),
      persons,
      expect: { tierAtMost: tier },
    });
  }
  if (first.scenario === 'peer-to-peer') {
    const nights = slots.filter((slot) => slot.scenario === 'peer-to-peer').length;
    yield planted({
      kind: 'observed',
      id: `observed-${person}`,
      files: files(),
      persons,
      expect: { nights },
    });
  }
  if (first.scenario === 'commissioning') {
    const expect = { receiver: receiverHandle(first.key), tierAtMost: plantedTier.commissioning };
    yield planted({ kind: 'commissioning', id: `commissioning-${person}`, files: files(), persons, expect });
  }
}

function planted(row: TruePlanted): Output {
  return { kind: 'truth', table: 'planted', row };
}

function link(row: TrueLink): Output {
  return { kind: 'truth', table: 'links', row };
}
