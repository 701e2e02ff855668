import { daySeconds, yearSeconds } from './calendar.ts';
import { buildCast } from './cast.ts';
import { drawFor, hashOf, stream } from './draw.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenario.ts';

/**
 * Who is reported when: a few numbers for each report, in typed arrays (about 34 bytes a report), from which
 * everything else about the report is drawn again when it is written.
 */
export interface Plan {
  readonly seed: number;
  readonly reports: number;
  readonly persons: number;
  /** Slots in order of delivery: `order[rank]` is a slot. */
  readonly order: Uint32Array;
  readonly rankOf: Uint32Array;
  slot(slot: number): Slot;
  /** The slots of one person, in order of its own history. */
  slotsOf(person: number): readonly number[];
  reportCountOf(person: number): number;
  /** Household whose line the person uses: its own number unless it lives with somebody. */
  readonly households: Uint32Array;
  /** 0 ordinary · 1 lives in the commune of the observed arrondissement. */
  readonly local: Uint8Array;
}

export interface Slot {
  readonly slot: number;
  readonly person: number;
  /** Rank of the report in the person's own history. */
  readonly part: number;
  readonly scenario: Scenario;
  /** Meaning by scenario: flood, pair, receiver; for a re-issue, the slot first issued. */
  readonly key: number;
  readonly incident: number;
  readonly received: number;
  readonly delivered: number;
  /** True when the same person did something else minutes before, under another account. */
  readonly followsClosely: boolean;
}

export function planYear(seed: number, reports: number): Plan {
  const cast = buildCast(seed, reports);
  const incident = new Int32Array(reports);
  const received = new Int32Array(reports);
  const delivered = new Int32Array(reports);
  const close = new Uint8Array(reports);
  for (let slot = 0; slot < reports; slot += 1) timeSlot(slot);
  const order = orderOf(delivered);
  const rankOf = new Uint32Array(reports);
  for (const [rank, slot] of order.entries()) rankOf[slot] = rank;
  return {
    seed,
    reports,
    persons: cast.persons,
    order,
    rankOf,
    households: cast.households,
    local: cast.local,
    slot: (slot) => ({
      slot,
      person: cast.person[slot] ?? 0,
      part: cast.part[slot] ?? 0,
      scenario: scenarios[cast.scenario[slot] ?? 0] ?? 'distribution',
      key: cast.key[slot] ?? 0,
      incident: incident[slot] ?? 0,
      received: received[slot] ?? 0,
      delivered: delivered[slot] ?? 0,
      followsClosely: close[slot] === 1,
    }),
    slotsOf: (person) => {
      const first = cast.firstSlot[person] ?? 0;
      return Array.from({ length: cast.counts[person] ?? 0 }, (_, part) => first + part);
    },
    reportCountOf: (person) => cast.counts[person] ?? 0,
  };

  function timeSlot(slot: number): void {
    const scenario = scenarios[cast.scenario[slot] ?? 0] ?? 'distribution';
    const person = cast.person[slot] ?? 0;
    const key = cast.key[slot] ?? 0;
    const draw = drawFor(seed, stream.time, slot);
    if (scenario === 'reissue') {
      timeReissue(slot, key, draw.between(3, 40));
      return;
    }
    incident[slot] = incidentOf(seed, slot, { scenario, person, key, part: cast.part[slot] ?? 0 });
    const part = cast.part[slot] ?? 0;
    const before = scenarios[cast.scenario[slot - 1] ?? 0];
    const mayFollow = part > 0 && bridging.has(scenario) && before !== undefined && bridging.has(before);
    if (mayFollow && draw.chance(250)) {
      incident[slot] = (incident[slot - 1] ?? 0) + draw.between(100, 420);
      close[slot] = 1;
    }
    if (scenario === 'peer-to-peer') {
      received[slot] = key * daySeconds + daySeconds + 21_600;
      delivered[slot] = received[slot] ?? 0;
      return;
    }
    const seen = (incident[slot] ?? 0) + delayOf(scenario, draw.between(300, 40_000));
    if (scenario === 'foreign') {
      received[slot] = Math.min(seen, lastListed - (slot % 3000));
      delivered[slot] = nextList(received[slot] ?? 0);
      return;
    }
    received[slot] = Math.min(seen, yearSeconds - 3600 - (slot % 3000));
    delivered[slot] = deliveredOf(received[slot] ?? 0, draw.between(3600, 3 * daySeconds), draw.chance(12));
  }

  /** A later supplement under the same number. Slots of re-issues stand after all others, so the first issue is timed. */
  function timeReissue(slot: number, first: number, days: number): void {
    incident[slot] = incident[first] ?? 0;
    const later = Math.max(delivered[first] ?? 0, received[first] ?? 0) + days * daySeconds;
    received[slot] = Math.min(later, yearSeconds - 60 - (slot % 60));
    delivered[slot] = Math.min((received[slot] ?? 0) + 3600, yearSeconds - 1);
  }
}

const week = 7 * daySeconds;
const lastListed = 52 * week - 3600;

/** Lists come once a week, in the morning. */
function nextList(received: number): number {
  return (Math.floor(Math.max(received, 0) / week) + 1) * week + 28_800;
}

const bridging: ReadonlySet<Scenario> = new Set(['distribution', 'prolific', 'other', 'group']);

/** A platform takes minutes to hours; an urgent call is passed on at once. */
function delayOf(scenario: Scenario, seconds: number): number {
  if (scenario === 'urgent') return 300 + (seconds % 1800);
  if (scenario === 'foreign') return seconds + 5 * daySeconds;
  return seconds;
}

/** Late ones arrive with one of two backlogs of the year. */
function deliveredOf(received: number, delay: number, late: boolean): number {
  const usual = Math.min(received + delay, yearSeconds - 1);
  if (!late) return usual;
  const backlogs = [205 * daySeconds + 30_000, 318 * daySeconds + 30_000];
  const backlog = backlogs.find((day) => day > received + 30 * daySeconds);
  return backlog === undefined ? usual : backlog + (received % 7200);
}

function incidentOf(
  seed: number,
  slot: number,
  of: { scenario: Scenario; person: number; key: number; part: number },
): number {
  const draw = drawFor(seed, stream.time, slot, 1);
  if (of.scenario === 'flood') return floodInstant(seed, of.key, draw.uint32());
  if (pairedInTime.has(of.scenario))
    return pairInstant(seed, of.scenario, of.key) + of.part * 4000 + (slot & 1) * 150;
  if (of.scenario === 'peer-to-peer') return of.key * daySeconds + draw.between(0, daySeconds - 1);
  const span = windowOf(seed, of.person);
  return (span.start + draw.below(span.length)) % (yearSeconds - 9000);
}

const pairedInTime: ReadonlySet<Scenario> = new Set([
  'household',
  'shared-carrier',
  'look-alike-plain',
  'look-alike-urgent',
]);

/** Both reports of a planted pair stand within minutes of this instant. */
function pairInstant(seed: number, scenario: Scenario, pair: number): number {
  return 3600 + (hashOf(seed, stream.time, pair, 10 + scenarios.indexOf(scenario)) % (yearSeconds - 60_000));
}

/** The months a person is active; wrapped at the end of the year so that every month has its share. */
function windowOf(seed: number, person: number): { start: number; length: number } {
  const draw = drawFor(seed, stream.time, person, 2);
  return { start: draw.below(yearSeconds), length: draw.between(5, 150) * daySeconds };
}

/** A content spreads fast and dies slowly: the square of an even draw. */
function floodInstant(seed: number, flood: number, draw: number): number {
  const start = (20 + (hashOf(seed, stream.flood, flood, 1) % 250)) * daySeconds;
  const even = draw / 0x1_0000_0000;
  const length = (40 + (hashOf(seed, stream.flood, flood, 2) % 60)) * daySeconds;
  return start + Math.floor(even * even * length);
}

function orderOf(delivered: Int32Array): Uint32Array {
  const order = new Uint32Array(delivered.length);
  for (let slot = 0; slot < order.length; slot += 1) order[slot] = slot;
  return order.sort((a, b) => (delivered[a] ?? 0) - (delivered[b] ?? 0) || a - b);
}
