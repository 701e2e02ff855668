import { daySeconds, instantOf } from './calendar.ts';
import { filePathOf } from './delivery.ts';
import { cutLine, listHeader, listLine } from './foreign-list.ts';
import type { Output } from './output.ts';
import {
  type Observation,
  observationHeader,
  observationsOf,
  observingAuthority,
  operationOf,
} from './peer-to-peer.ts';
import type { Plan, Slot } from './plan.ts';
import { plantedTier } from './scenario.ts';
import { breaksStrictJson, chatGroup, type Member, telegramExport } from './telegram.ts';
import { personName, type TrueReport } from './truth.ts';

/** The list of one week. Some carry a line cut short, which must be refused with its number and nothing else. */
export function* weeklyList(plan: Plan, slots: readonly Slot[]): Generator<Output> {
  const [first] = slots;
  if (first === undefined) return;
  const week = Math.floor(first.delivered / (7 * daySeconds));
  const path = filePathOf(plan, first);
  const lines = slots.map((slot) => listLine(plan, slot, week));
  const cut = week % 9 === 4 ? [cutLine(plan, week)] : [];
  const content = [listHeader(week), ...lines.map(({ text }) => text), ...cut, ''].join('\r\n');
  // Spreadsheets of the French agencies write a byte order mark.
  yield { kind: 'file', path, content: week % 4 === 1 ? `\ufeff${content}` : content, reports: slots.length };
  for (const [index, slot] of slots.entries()) {
    const line = lines[index];
    if (line === undefined) continue;
    const locator = `line:${index + 2}`;
    yield {
      kind: 'truth',
      table: 'reports',
      row: {
        ...rowOf(slot, path, locator),
        registry: line.agency,
        externalRef: line.reference,
        kind: 'foreign-list',
        mentions: [{ locator, role: 'suspect', person: personName(line.person) }],
      },
    };
  }
  if (cut.length > 0) {
    const expect = { line: lines.length + 2, note: true };
    yield {
      kind: 'truth',
      table: 'planted',
      row: { kind: 'refused-line', id: `cut-${week}`, files: [path], persons: [], expect },
    };
  }
}

/** The export of one night, all clients in order of time; lines of one client make one report. */
export function* nightlyExport(plan: Plan, slots: readonly Slot[]): Generator<Output> {
  const [first] = slots;
  if (first === undefined) return;
  const path = filePathOf(plan, first);
  const lines: readonly Observation[] = slots
    .flatMap((slot) => observationsOf(plan, slot))
    .toSorted((a, b) => a.at - b.at || a.slot - b.slot);
  const content = [observationHeader, ...lines.map(({ text }) => text), ''].join('\n');
  yield { kind: 'file', path, content, reports: slots.length };
  for (const slot of slots) {
    const place = lines.findIndex((line) => line.slot === slot.slot);
    const locator = `line:${place + 2}`;
    yield {
      kind: 'truth',
      table: 'reports',
      row: {
        ...rowOf(slot, path, locator),
        registry: observingAuthority,
        externalRef: `${operationOf(slot)}/${lines[place]?.client ?? ''}`,
        kind: 'peer-to-peer',
        mentions: [{ locator, role: 'suspect', person: personName(slot.person) }],
      },
    };
  }
}

/** One chat export; its participants are the people who wrote in it, each placed at its first message. */
export function* chatExport(plan: Plan, slot: Slot): Generator<Output> {
  const group = chatGroup(plan, slot);
  const path = filePathOf(plan, slot);
  const place = group.wholeAccount ? 'json:/chats/list/0' : 'json:';
  yield { kind: 'file', path, content: telegramExport(plan, group), reports: group.wholeAccount ? 2 : 1 };
  const [owner] = group.members;
  if (group.wholeAccount && owner !== undefined) yield accountReport(slot, path, owner);
  yield {
    kind: 'truth',
    table: 'reports',
    row: {
      ...rowOf(slot, path, place),
      registry: 'telegram',
      externalRef: String(group.id),
      kind: 'chat',
      planted: breaksStrictJson(group) ? ['control-escape'] : [],
      mentions: group.members.map((member, index) => ({
        locator: `${place}/messages/${index}`,
        role: 'participant' as const,
        person: personName(member.person),
      })),
    },
  };
  const persons = group.members.map((member) => personName(member.person));
  const expect = { messages: group.messages, members: group.members.length };
  yield {
    kind: 'truth',
    table: 'planted',
    row: { kind: 'chat', id: `chat-${group.number}`, files: [path], persons, expect },
  };
}

/** The export of a whole account is also a report on that account, with its sessions. */
function accountReport(slot: Slot, path: string, owner: Member): Output {
  const locator = 'json:/personal_information';
  return {
    kind: 'truth',
    table: 'reports',
    row: {
      ...rowOf(slot, path, locator),
      registry: 'telegram',
      externalRef: `account ${owner.fromId.slice(4)}`,
      kind: 'chat',
      situation: 'chat-account',
      mentions: [{ locator, role: 'participant', person: personName(owner.person) }],
    },
  };
}

function rowOf(
  slot: Slot,
  file: string,
  locator: string,
): Omit<TrueReport, 'registry' | 'externalRef' | 'kind' | 'mentions'> {
  return {
    file,
    locator,
    version: 1,
    situation: slot.scenario,
    tier: plantedTier[slot.scenario],
    planted: [],
    received: instantOf(slot.received),
    delivered: instantOf(slot.delivered),
  };
}
