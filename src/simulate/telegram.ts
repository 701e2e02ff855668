import { parisOffset, unixSecondsOf, wallClockOf } from './calendar.ts';
import { isWholeAccount } from './cast.ts';
import { chatSentences, contactSentences, groupTitles, paymentSentences } from './chat-wording.ts';
import { type Draw, drawFor, hashOf, stream } from './draw.ts';
import { spacedPhone } from './foreign-list.ts';
import { handleWords } from './names.ts';
import { receiverHandle } from './ncmec-texts.ts';
import { addressOf, type Person, personAt } from './person.ts';
import type { Plan, Slot } from './plan.ts';

/** A group of the simulated network, as one Telegram Desktop export (formats reference §3.1). */
export interface ChatGroup {
  readonly number: number;
  readonly id: number;
  readonly title: string;
  readonly type: 'private_supergroup' | 'public_supergroup' | 'private_group' | 'private_channel';
  readonly messages: number;
  readonly members: readonly Member[];
  readonly end: number;
  /** The export of a whole account instead of one chat: its sessions give addresses. */
  readonly wholeAccount: boolean;
}

export interface Member {
  readonly person: number;
  readonly fromId: string;
  readonly name: string;
}

/** At 250,000 reports three groups hold more than 20,000 messages. */
export function chatGroup(plan: Plan, slot: Slot): ChatGroup {
  const number = slot.key;
  const messages =
    number < 3
      ? 220 + Math.floor(plan.reports / 12) + (hashOf(plan.seed, stream.chat, number, 1) % 90)
      : 120 + Math.floor(plan.reports / 100) + (hashOf(plan.seed, stream.chat, number, 1) % 60);
  const types = ['private_supergroup', 'public_supergroup', 'private_group'] as const;
  return {
    number,
    id: 1_700_000_000 + number * 7_919,
    title: `${groupTitles[number % groupTitles.length] ?? 'Salon'} ${number + 1}`,
    type: types[number % types.length] ?? 'private_group',
    messages,
    members: membersOf(plan, number, messages),
    end: slot.incident,
    wholeAccount: isWholeAccount(number),
  };
}

/** Neighbouring groups share two members in five: person m of the network sits in groups around m. */
function membersOf(plan: Plan, chat: number, messages: number): readonly Member[] {
  const count = Math.min(12 + Math.floor(Math.sqrt(messages)), Math.floor(messages / 4), plan.persons);
  const first = chat * Math.ceil(count * 0.6);
  const members = new Map<number, Member>();
  for (let index = 0; members.size < count; index += 1) {
    const person = networkPerson(plan, first + index);
    members.set(person, memberOf(plan, person));
  }
  return [...members.values()];
}

/** Half the network are people whom a platform also reports several times. */
function networkPerson(plan: Plan, member: number): number {
  const hash = hashOf(plan.seed, stream.chatMember, member);
  return hash % 2 === 0
    ? (hash >>> 1) % plan.persons
    : (hash >>> 1) % Math.max(1, Math.floor(plan.persons / 12));
}

export function memberOf(plan: Plan, number: number): Member {
  const person = personAt(plan, number);
  const draw = drawFor(plan.seed, stream.chatMember, number, 1);
  const account = person.accounts[0];
  const own =
    draw.chance(300) && account !== undefined
      ? account.screenName
      : `${draw.pick(handleWords)} ${draw.pick(handleWords)}`;
  return { person: number, fromId: `user${700_000_000 + number * 13}`, name: own };
}

/** The export as text, piece by piece: a group of 20,000 messages is never held whole. */
export function* telegramExport(plan: Plan, group: ChatGroup): Generator<string> {
  if (!group.wholeAccount) {
    yield* chatText(plan, group);
    yield '\n';
    return;
  }
  const owner = group.members[0];
  const person = personAt(plan, owner?.person ?? 0);
  yield `{"about":"Synthetic export.","personal_information":${JSON.stringify(ownerCard(person, owner))},`;
  yield `"sessions":${JSON.stringify({ about: 'Synthetic sessions.', list: [session(plan, person, group.end)] })},`;
  yield '"chats":{"about":"Synthetic chats.","list":[';
  yield* chatText(plan, group);
  yield ']}}\n';
}

function ownerCard(person: Person, owner: Member | undefined): object {
  return {
    user_id: Number(owner?.fromId.slice(4) ?? 0),
    first_name: person.firstName,
    last_name: person.familyName,
    phone_number: person.phones[0] === undefined ? '' : `+33 ${spacedPhone(person.phones[0]).slice(1)}`,
    username: `@${person.accounts[0]?.screenName ?? 'exemple'}`,
  };
}

function session(plan: Plan, person: Person, end: number): object {
  return {
    last_active: wallClockOf(end, parisOffset(end)),
    last_active_unixtime: String(unixSecondsOf(end)),
    last_ip: addressOf(plan, { ...person, roams: 'never' }, end, 0),
    last_country: 'France',
    last_region: '',
    application_name: 'Example Desktop',
    application_version: '5.0',
    device_model: 'Example PC',
    platform: 'Desktop',
    system_version: 'Example OS 1',
    created: wallClockOf(end - 8_640_000, parisOffset(end)),
    created_unixtime: String(unixSecondsOf(end - 8_640_000)),
  };
}

const batch = 200;

function* chatText(plan: Plan, group: ChatGroup): Generator<string> {
  yield `{"name":${JSON.stringify(group.title)},"type":"${group.type}","id":${group.id},"messages":[\n`;
  let pending: string[] = [];
  for (let index = 0; index < group.messages; index += 1) {
    const text = JSON.stringify(messageAt(plan, group, index));
    pending.push(hasEscape(group, index) ? text.replace('§', '\\x1F') : text);
    if (pending.length < batch && index < group.messages - 1) continue;
    yield pending.join(',\n') + (index < group.messages - 1 ? ',\n' : '\n');
    pending = [];
  }
  yield ']}';
}

/** Every third export holds one control character as the application writes it, which strict JSON refuses. */
function hasEscape(group: ChatGroup, index: number): boolean {
  return group.number % 3 === 1 && index === 3;
}

export function breaksStrictJson(group: ChatGroup): boolean {
  return group.number % 3 === 1 && group.messages > 3;
}

const chatDays = 120;

function messageAt(plan: Plan, group: ChatGroup, index: number): object {
  const draw = drawFor(plan.seed, stream.chat, group.number, 100 + index);
  const step = Math.floor((chatDays * 86_400) / group.messages);
  const at = group.end - (group.messages - index) * step + draw.below(Math.max(1, step));
  const sender = senderOf(group, index, draw);
  const common = {
    id: index + 1,
    type: 'message',
    date: wallClockOf(at, parisOffset(at)),
    date_unixtime: String(unixSecondsOf(at)),
  };
  if (index === 0)
    return {
      ...common,
      type: 'service',
      ...actor(sender),
      action: 'create_group',
      title: group.title,
      members: [],
    };
  if (index < group.members.length && index % 6 === 5) {
    return {
      ...common,
      type: 'service',
      ...actor(sender),
      action: 'join_group_by_link',
      inviter: group.members[0]?.name ?? null,
    };
  }
  const isDeleted = draw.chance(10);
  const said = saidAt(plan, group, { index, draw, sender });
  return {
    ...common,
    from: isDeleted ? null : sender.name,
    from_id: sender.fromId,
    ...(index > 3 && draw.chance(120) ? { reply_to_message_id: index - draw.between(0, 2) } : {}),
    ...(draw.chance(40)
      ? { photo: '(File not included. Change data exporting settings to download.)', width: 640, height: 480 }
      : {}),
    ...said,
  };
}

function actor(sender: Member): object {
  return { actor: sender.name, actor_id: sender.fromId };
}

/** Each member speaks once in turn, then the talkative ones speak most. */
function senderOf(group: ChatGroup, index: number, draw: Draw): Member {
  const count = group.members.length;
  const turn = index < count ? index : Math.floor((draw.below(count) * (1 + draw.below(count))) / count);
  return group.members[turn] ?? { person: 0, fromId: 'user700000000', name: 'exemple' };
}

interface Entity {
  readonly type: string;
  readonly text: string;
}

function saidAt(
  plan: Plan,
  group: ChatGroup,
  of: { readonly index: number; readonly draw: Draw; readonly sender: Member },
): { text: string | readonly (string | Entity)[]; text_entities: readonly Entity[] } {
  const { draw, index, sender } = of;
  const roll = draw.below(1000);
  const turnToIntroduce = index >= group.members.length && index < group.members.length * 2;
  if (turnToIntroduce && roll < 350)
    return introduction(plan, group.members[index - group.members.length] ?? sender, sender, roll);
  const mark = hasEscape(group, index) ? '§' : '';
  if (roll > 985) return plain(mark + filled(draw.pick(paymentSentences), draw));
  return plain(mark + filled(draw.pick(chatSentences), draw));
}

function plain(text: string): { text: string; text_entities: readonly Entity[] } {
  return { text, text_entities: [{ type: 'plain', text }] };
}

/** A member gives its own number or address, only in a message of its own. */
function introduction(
  plan: Plan,
  of: Member,
  sender: Member,
  roll: number,
): { text: readonly (string | Entity)[]; text_entities: readonly Entity[] } {
  const person = personAt(plan, sender.person);
  const phone = person.phones[0];
  const email = person.emails[0] ?? '';
  if (roll < 120 && phone !== undefined)
    return withEntity(contactSentences.phone, { type: 'phone', text: spacedPhone(phone) });
  if (roll < 240) return withEntity(contactSentences.email, { type: 'email', text: email });
  return withEntity(contactSentences.mention, {
    type: 'mention',
    text: `@${of.name.replace(/[^a-z0-9_]/g, '_')}`,
  });
}

function withEntity(
  sentence: string,
  entity: Entity,
): { text: readonly (string | Entity)[]; text_entities: readonly Entity[] } {
  const before = sentence.replace('{value}', '');
  return { text: [before, entity], text_entities: [{ type: 'plain', text: before }, entity] };
}

function filled(sentence: string, draw: Draw): string {
  return sentence
    .replace('{n}', String(draw.between(2, 40)))
    .replace('{hour}', String(draw.between(8, 20)))
    .replace('{word}', draw.pick(handleWords))
    .replace('{sum}', String(draw.between(15, 26)))
    .replace('{handle}', receiverHandle(draw.below(27)));
}
