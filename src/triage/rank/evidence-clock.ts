import type { Reason } from '../contract.ts';
import { retentionRuleFor } from '../retention.ts';
import type { ConnectionFact, RankFacts } from './facts.ts';
import { comparePlaces, reason } from './reason.ts';

/** One identifier and the last day (YYYY-MM-DD, UTC) on which its holder can still answer. */
export interface Deadline {
  readonly lastDay: string;
  readonly validated: boolean;
  readonly holder: 'operator' | 'platform';
  readonly connection: ConnectionFact | null;
}

const dayMs = 86_400_000;

/**
 * What dies first in a report: the earliest last useful day over its identifiers. Needs no clock: days are counted
 * from the dates of the facts, and an address already out of reach when the report arrived is left out.
 */
export function evidenceDeadlineOf(facts: RankFacts): Deadline | null {
  return deadlinesOf(facts)[0] ?? null;
}

/** All deadlines of a report, earliest first. */
export function deadlinesOf(facts: RankFacts): readonly Deadline[] {
  const receivedDay = facts.receivedAt.slice(0, 10);
  const deadlines = lastSightings(facts.connections)
    .map((connection) => connectionDeadline(connection))
    .filter((deadline) => deadline !== null && deadline.lastDay >= receivedDay);
  const account = accountDeadline(facts);
  return [...deadlines, account].filter((deadline) => deadline !== null).sort(compareDeadlines);
}

/** @returns null when nobody can be asked: undated sighting, or a network that keeps no trace of its users. */
export function connectionDeadline(connection: ConnectionFact): Deadline | null {
  if (connection.at === null || isAnonymising(connection)) return null;
  const day = connection.at.slice(0, 10);
  const rule = retentionRuleFor('operator', connection.network?.country ?? null, day);
  if (rule === undefined) return null;
  return { lastDay: addDays(day, rule.days), validated: rule.validated, holder: 'operator', connection };
}

export function isAnonymising(connection: ConnectionFact): boolean {
  return connection.network?.kind === 'vpn' || connection.network?.kind === 'tor';
}

export function evidenceReason(deadline: Deadline): Reason {
  const { connection, lastDay } = deadline;
  const assumed = deadline.validated ? '' : '.assumed';
  if (connection === null)
    return reason(`triage.evidence.platform${assumed}`, 'derived', [], { day: lastDay });
  return reason(`triage.evidence.operator${assumed}`, 'derived', [connection.place], {
    day: lastDay,
    address: connection.address,
  });
}

/** The platform preserves what it reported; counted from the reception of the report. */
function accountDeadline(facts: RankFacts): Deadline | null {
  if (facts.kind !== 'platform' || !facts.contacts.some((contact) => contact.kind === 'account')) return null;
  const day = facts.receivedAt.slice(0, 10);
  const rule = retentionRuleFor('platform', null, day);
  if (rule === undefined) return null;
  return {
    lastDay: addDays(day, rule.days),
    validated: rule.validated,
    holder: 'platform',
    connection: null,
  };
}

/** The latest dated sighting of each address decides: the same line answers for any of them. */
function lastSightings(connections: readonly ConnectionFact[]): readonly ConnectionFact[] {
  const latest = new Map<string, ConnectionFact>();
  for (const connection of connections) {
    const known = latest.get(connection.address);
    if (known === undefined || isLater(connection, known)) latest.set(connection.address, connection);
  }
  return [...latest.values()];
}

function isLater(left: ConnectionFact, right: ConnectionFact): boolean {
  const leftAt = left.at ?? '';
  const rightAt = right.at ?? '';
  return leftAt === rightAt ? comparePlaces(left.place, right.place) < 0 : leftAt > rightAt;
}

function compareDeadlines(left: Deadline, right: Deadline): number {
  if (left.lastDay !== right.lastDay) return left.lastDay < right.lastDay ? -1 : 1;
  return (left.connection?.address ?? '') < (right.connection?.address ?? '') ? -1 : 1;
}

/** Calendar days repeat: a year of reports knows some hundreds of them, and making one costs microseconds. */
const knownDays = new Map<string, string>();
const rememberedDays = 20_000;

function addDays(day: string, days: number): string {
  const key = `${day}+${days}`;
  const known = knownDays.get(key);
  if (known !== undefined) return known;
  const later = new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  if (knownDays.size >= rememberedDays) knownDays.clear();
  knownDays.set(key, later);
  return later;
}
