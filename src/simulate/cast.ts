import { dayCount } from './calendar.ts';
import { drawFor, hashOf, stream } from './draw.ts';
import { type Scenario, scenarios } from './scenario.ts';

/** Who exists and which reports each one has: one entry per slot, persons numbered from the most reported. */
export interface Cast {
  readonly persons: number;
  readonly person: Uint32Array;
  readonly part: Uint16Array;
  readonly scenario: Uint8Array;
  readonly key: Uint32Array;
  /** By person. */
  readonly firstSlot: Uint32Array;
  readonly counts: Uint16Array;
  readonly households: Uint32Array;
  readonly local: Uint8Array;
}

export function floodCountOf(reports: number): number {
  return 3 + Math.floor(Math.sqrt(reports) / 60);
}

export function chatCountOf(reports: number): number {
  if (reports < 100) return 1;
  return Math.min(24, 4 + Math.floor(reports / 12_500));
}

export function isWholeAccount(chat: number): boolean {
  return chat % 4 === 3;
}

export function prolificPeakOf(reports: number): number {
  return Math.max(3, Math.floor(1.05 * Math.sqrt(reports)));
}

/** Nights with a peer-to-peer export, ending with the last night but one of the year. */
export function observedNightsOf(reports: number): number {
  return Math.min(dayCount - 2, Math.max(4, Math.floor(reports * 0.015)));
}

interface Entry {
  readonly scenario: Scenario;
  readonly key?: number;
}

export function buildCast(seed: number, reports: number): Cast {
  const person = new Uint32Array(reports);
  const part = new Uint16Array(reports);
  const scenario = new Uint8Array(reports);
  const key = new Uint32Array(reports);
  const firstSlot = new Uint32Array(reports);
  const counts = new Uint16Array(reports);
  const households = new Uint32Array(reports);
  const local = new Uint8Array(reports);
  const reissues = Math.floor(reports * 0.008);
  const room = reports - reissues;
  let slots = 0;
  let persons = 0;
  for (const member of castMembers(seed, reports)) {
    if (slots >= room) break;
    firstSlot[persons] = slots;
    households[persons] = member.livesWithPrevious ? persons - 1 : persons;
    local[persons] = member.local ? 1 : 0;
    for (const entry of member.entries.slice(0, room - slots)) {
      person[slots] = persons;
      part[slots] = slots - (firstSlot[persons] ?? 0);
      scenario[slots] = scenarios.indexOf(entry.scenario);
      key[slots] = entry.key ?? 0;
      slots += 1;
    }
    counts[persons] = slots - (firstSlot[persons] ?? 0);
    persons += 1;
  }
  const reissued = new Set<number>();
  while (reissued.size < reissues) {
    const first = reissuedSlot(reissued.size);
    reissued.add(first);
    person[slots] = person[first] ?? 0;
    scenario[slots] = scenarios.indexOf('reissue');
    key[slots] = first;
    slots += 1;
  }
  return { persons, person, part, scenario, key, firstSlot, counts, households, local };

  /** A stride through all slots, going on to the next one that is numbered by the clearing house and not yet taken. */
  function reissuedSlot(index: number): number {
    const stride = Math.floor(room / reissues);
    let slot = index * stride + (hashOf(seed, stream.plan, index, 5) % stride);
    while (!isReissuable(slot)) slot = (slot + 1) % room;
    return slot;
  }

  function isReissuable(slot: number): boolean {
    return (
      !reissued.has(slot) &&
      reissuable.has(scenarios[scenario[slot] ?? 0] ?? 'chat') &&
      !isSubmission(seed, slot, scenarios[scenario[slot] ?? 0])
    );
  }
}

/** One platform report in eighteen comes as the platform submitted it; such a document carries no number. */
export function isSubmission(seed: number, slot: number, scenario: Scenario | undefined): boolean {
  return scenario !== undefined && submitted.has(scenario) && hashOf(seed, stream.delivery, slot) % 1000 < 62;
}

/** What a submission has fields for: it has none for access to children, groups or victims' relations. */
const submitted: ReadonlySet<Scenario> = new Set([
  'distribution',
  'flood',
  'urgent',
  'soliciting',
  'other',
  'household',
  'shared-carrier',
]);

const reissuable: ReadonlySet<Scenario> = new Set([
  'distribution',
  'prolific',
  'soliciting',
  'flood',
  'other',
  'home',
]);

interface Member {
  readonly entries: readonly Entry[];
  readonly livesWithPrevious?: boolean;
  readonly local?: boolean;
}

/**
 * Everybody, the most reported first, then each planted situation, then the many who are reported once.
 * Fictional phone numbers go by rank and run out: those who are reported several times come first.
 */
function* castMembers(seed: number, reports: number): Generator<Member> {
  yield* prolificPersons(seed, reports);
  yield* chatReports(reports);
  yield* planted(seed, reports);
  yield* observed(seed, reports);
  yield* repeated(seed, reports);
  yield* foreignListed(seed, reports);
  yield* floods(seed, reports);
  for (let index = 0; ; index += 1) {
    const draw = hashOf(seed, stream.plan, index, 1) % 1000;
    yield { entries: [{ scenario: draw < 520 ? 'other' : draw < 545 ? 'group' : 'distribution' }] };
  }
}

/** Reports per person fall as rank^(-3/4), computed by square roots so that every machine agrees. */
function* prolificPersons(seed: number, reports: number): Generator<Member> {
  const peak = prolificPeakOf(reports);
  const room = Math.floor(reports * 0.12);
  let used = 0;
  for (let rank = 1; used < room; rank += 1) {
    const count = Math.floor(peak / Math.sqrt(rank * Math.sqrt(rank)));
    if (count < 6) return;
    used += count;
    const entries = Array.from({ length: count }, (_, index): Entry => {
      const draw = hashOf(seed, stream.plan, rank * 1000 + index, 2) % 1000;
      return { scenario: draw < 60 ? 'prolific' : draw < 900 ? 'distribution' : 'other' };
    });
    yield { entries };
  }
}

/** A chat has no single person: its report belongs to the one who exported it. */
function* chatReports(reports: number): Generator<Member> {
  for (let chat = 0; chat < chatCountOf(reports); chat += 1) {
    const entries: Entry[] = [{ scenario: 'chat', key: chat }];
    // The export of a whole account is a report on the account too, in the same file.
    if (isWholeAccount(chat)) entries.push({ scenario: 'chat-account', key: chat });
    yield { entries };
  }
}

function* planted(seed: number, reports: number): Generator<Member> {
  const share = (perTenThousand: number, least: number) =>
    Math.max(least, Math.round((reports * perTenThousand) / 10_000));
  const small = reports < 500;
  for (let index = 0; index < share(20, small ? 1 : 4); index += 1) {
    yield {
      entries:
        index % 3 === 0 ? [{ scenario: 'distribution' }, { scenario: 'urgent' }] : [{ scenario: 'urgent' }],
    };
  }
  for (let pair = 0; pair < share(14, 1); pair += 1) {
    yield { entries: [{ scenario: 'look-alike-plain', key: pair }] };
    yield { entries: [{ scenario: 'look-alike-urgent', key: pair }] };
    yield { entries: [{ scenario: 'look-alike-name', key: pair }] };
    yield { entries: [{ scenario: 'look-alike-name', key: pair }] };
  }
  for (let index = 0; index < share(70, 1); index += 1) yield { entries: [{ scenario: 'access' }] };
  for (let pair = 0; pair < share(40, 1); pair += 1) {
    yield { entries: [{ scenario: 'household', key: pair }] };
    yield { entries: [{ scenario: 'household', key: pair }], livesWithPrevious: true };
  }
  for (let pair = 0; pair < share(50, 1); pair += 1) {
    yield { entries: [{ scenario: 'shared-carrier', key: pair }] };
    yield { entries: [{ scenario: 'shared-carrier', key: pair }] };
  }
  for (let index = 0; index < share(80, 1); index += 1) {
    const payments = 1 + (hashOf(seed, stream.plan, index, 3) % 4);
    yield {
      entries: Array.from({ length: payments }, (): Entry => ({ scenario: 'commissioning', key: index })),
    };
  }
  for (let index = 0; index < share(250, 1); index += 1) yield { entries: [{ scenario: 'soliciting' }] };
  for (let index = 0; index < share(130, 1); index += 1) yield { entries: [{ scenario: 'home' }] };
  for (let index = 0; index < share(80, 1); index += 1) yield { entries: [{ scenario: 'group' }] };
}

/** People of one arrondissement seen sharing on several nights; one in four is also reported by a platform. */
function* observed(seed: number, reports: number): Generator<Member> {
  const room = Math.max(1, Math.floor(reports * 0.03));
  const nights = observedNightsOf(reports);
  const first = dayCount - 1 - nights;
  for (let used = 0, index = 0; used < room; index += 1) {
    const draw = drawFor(seed, stream.plan, index, 4);
    const seen = Math.min(draw.between(1, 12), room - used, nights);
    const start = draw.below(Math.max(1, nights - seen * 2));
    const entries: Entry[] = Array.from({ length: seen }, (_, turn) => ({
      scenario: 'peer-to-peer',
      key: first + ((start + turn * (nights > seen * 2 ? 2 : 1)) % nights),
    }));
    if (draw.chance(250)) entries.push({ scenario: 'distribution' });
    used += seen;
    yield { entries, local: true };
  }
}

function* foreignListed(seed: number, reports: number): Generator<Member> {
  const room = Math.max(1, Math.floor(reports * 0.05));
  for (let index = 0; index < room; index += 1) {
    const alsoReported = hashOf(seed, stream.plan, index, 6) % 1000 < 300;
    const entries: Entry[] = [{ scenario: 'foreign' }];
    if (alsoReported) entries.push({ scenario: 'distribution' });
    yield { entries };
  }
}

/** Most people of a flood appear nowhere else; a few have something else against them and must not drown in it. */
function* floods(seed: number, reports: number): Generator<Member> {
  const count = floodCountOf(reports);
  let harmonic = 0;
  for (let flood = 1; flood <= count; flood += 1) harmonic += 1 / flood;
  for (let flood = 0; flood < count; flood += 1) {
    const size = Math.max(2, Math.floor((reports * 0.12) / harmonic / (flood + 1)));
    for (let index = 0; index < size; index += 1) {
      const draw = hashOf(seed, stream.flood, flood, 1000 + index) % 1000;
      const entries: Entry[] = [{ scenario: 'flood', key: flood }];
      if (index === 0 || draw < 8) entries.push({ scenario: 'access' });
      else if (draw < 30) entries.push({ scenario: 'soliciting' });
      else if (draw < 50) entries.push({ scenario: 'distribution' });
      yield { entries };
    }
  }
}

function* repeated(seed: number, reports: number): Generator<Member> {
  const room = Math.floor(reports * 0.2);
  for (let used = 0, index = 0; used < room; index += 1) {
    const draw = drawFor(seed, stream.plan, index, 7);
    const count = draw.chance(600) ? 2 : draw.chance(650) ? 3 : draw.between(4, 5);
    used += count;
    yield {
      entries: Array.from(
        { length: count },
        (): Entry => ({ scenario: draw.chance(250) ? 'other' : 'distribution' }),
      ),
    };
  }
}
