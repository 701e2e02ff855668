import type {
  ParsedChat,
  ParsedIdentifier,
  ParsedMessage,
  ParsedPerson,
  Part,
  StatedTime,
} from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { MessageNumbers } from './message-numbers.ts';
import type { NoteBook } from './notes.ts';
import {
  attachmentOf,
  bodyOf,
  type ExportedMessage,
  kindOf,
  knownMessageFields,
  markedIdentifiers,
  memberNames,
  senderKeyOf,
  senderNameOf,
  sentAtOf,
  textOf,
} from './telegram-message.ts';

interface Participant {
  readonly key: string;
  readonly place: string;
  readonly names: Map<string, string>;
  readonly identifiers: ParsedIdentifier[];
  readonly seen: Set<string>;
  administers: boolean;
}

/** Acts that a plain member does not do, or does in the group's name. */
const administratorActs = new Set([
  'create_group',
  'create_channel',
  'edit_group_title',
  'edit_group_photo',
  'delete_group_photo',
  'invite_members',
  'remove_members',
  'pin_message',
]);
const pairTypes = new Set(['personal_chat', 'bot_chat']);
const groupTypes = new Set([
  'private_group',
  'private_supergroup',
  'public_supergroup',
  'private_channel',
  'public_channel',
]);

/** Marked identifiers and shown names kept per participant; a bot could post millions. */
const identifiersPerParticipant = 5000;
const namesPerParticipant = 20;

/** One chat while its messages pass by. */
export class TelegramChat {
  readonly #pointer: string;
  readonly #notes: NoteBook;
  readonly #participants = new Map<string, Participant>();
  readonly #memberNames = new Set<string>();
  readonly #numbers = new MessageNumbers();
  #messages: ParsedMessage[] = [];
  #count = 0;
  #title = '';
  #type: string | undefined;
  #id: string | undefined;
  #duplicates = 0;
  #withoutZone = 0;
  #filesMissing = 0;
  #namedOnly = 0;
  #last: { at: StatedTime; place: string } | undefined;

  constructor(pointer: string, notes: NoteBook) {
    this.#pointer = pointer;
    this.#notes = notes;
  }

  field(name: string, value: unknown, _pointer: string): void {
    if (name === 'name') this.#title = textOf(value) ?? '';
    if (name === 'type') this.#type = textOf(value);
    if (name === 'id') this.#id = textOf(value);
  }

  message(message: ExportedMessage, pointer: string): void {
    const place = `json:${pointer}`;
    this.#count++;
    this.#noteUnread(message);
    const externalId = textOf(message.id) ?? '';
    if (externalId !== '' && !this.#numbers.add(externalId)) this.#duplicates++;
    const participant = this.#participantOf(message, pointer);
    if (participant !== undefined) this.#observe(participant, message, pointer);
    for (const name of memberNames(message)) {
      if (this.#memberNames.size < budgets.persons) this.#memberNames.add(name);
    }
    const sentAt = sentAtOf(message);
    if (sentAt?.utc === null) this.#withoutZone++;
    if (sentAt?.utc != null && (this.#last?.at.utc ?? '') <= sentAt.utc) this.#last = { at: sentAt, place };
    const { attachment, isMissing } = attachmentOf(message);
    if (isMissing) this.#filesMissing++;
    this.#messages.push({
      locator: place,
      externalId,
      kind: kindOf(message),
      ...(participant === undefined ? {} : { senderKey: participant.key }),
      ...(sentAt === undefined ? {} : { sentAt }),
      body: bodyOf(message),
      ...(attachment === undefined ? {} : { attachment }),
    });
  }

  /** Full batches of messages, to be handed over before more are read. */
  readyMessages(): Part[] {
    return this.#messages.length >= budgets.messagesPerPart ? this.#handOver() : [];
  }

  /** The rest of the messages, then the chat with everybody who acted in it. */
  end(ownerId: string | undefined): Part[] {
    const parts = this.#handOver();
    this.#sumUpNotes();
    const locator = `json:${this.#pointer}`;
    const externalRef = this.#reference(ownerId);
    const isGroup = this.#type !== undefined && groupTypes.has(this.#type);
    const persons = [...this.#participants.values()].map((participant) => personFrom(participant, isGroup));
    const administered = persons.some(({ statements }) => statements.administersGroup === true);
    const chat: ParsedChat = {
      locator,
      externalId: this.#id ?? locator,
      kind: this.#type ?? 'unknown',
      title: this.#title,
    };
    const report = {
      locator,
      kind: 'chat' as const,
      registry: 'telegram',
      ...(externalRef === undefined ? {} : { externalRef }),
      sender: 'Telegram',
      ...(this.#last === undefined ? {} : { incidentAt: this.#last.at }),
      signals: {
        observations: this.#count,
        members: this.#memberCount(),
        ...(administered ? { groupAdministrator: true } : {}),
      },
      narrative: this.#title,
      persons,
      files: [],
      places: {
        ...(this.#id === undefined ? {} : { externalRef: `json:${this.#pointer}/id` }),
        ...(this.#last === undefined ? {} : { incidentAt: this.#last.place }),
      },
    };
    return [...parts, { kind: 'report', report, chat }];
  }

  /**
   * A group has the same number for all its members; a chat of two has the other one's user number, so that
   * its reference needs both ends: exports of two people who wrote to the same third are not the same chat.
   */
  #reference(ownerId: string | undefined): string | undefined {
    if (this.#id === undefined || this.#type === undefined || !pairTypes.has(this.#type)) return this.#id;
    const other = ownerId ?? [...this.#participants.keys()].find((key) => key !== `user${this.#id}`);
    return other === undefined ? this.#id : `${this.#id} ${other.replace(/^user/, '')}`;
  }

  #memberCount(): number {
    const shown = new Set([...this.#participants.values()].flatMap(({ names }) => [...names.keys()]));
    let others = 0;
    for (const name of this.#memberNames) if (!shown.has(name)) others++;
    return this.#participants.size + others;
  }

  #participantOf(message: ExportedMessage, pointer: string): Participant | undefined {
    const key = senderKeyOf(message);
    if (key === undefined) return undefined;
    if (key.startsWith('name ')) this.#namedOnly++;
    const known = this.#participants.get(key);
    if (known !== undefined) return known;
    const place = `json:${pointer}`;
    if (this.#participants.size >= budgets.persons) {
      throw new IntakeRefusal('intake.refused.too-many-persons', place, { most: budgets.persons });
    }
    const participant: Participant = {
      key,
      place,
      names: new Map(),
      identifiers: accountOf(message, key, place),
      seen: new Set(),
      administers: false,
    };
    this.#participants.set(key, participant);
    return participant;
  }

  #observe(participant: Participant, message: ExportedMessage, pointer: string): void {
    const name = senderNameOf(message);
    const { names, seen, identifiers } = participant;
    if (name !== undefined && !names.has(name) && names.size < namesPerParticipant) {
      names.set(name, `json:${pointer}/${message.from === undefined ? 'actor' : 'from'}`);
    }
    if (administratorActs.has(textOf(message.action) ?? '')) participant.administers = true;
    for (const identifier of markedIdentifiers(message, pointer)) {
      const key = `${identifier.kind} ${identifier.raw}`;
      if (seen.has(key) || seen.size >= identifiersPerParticipant) continue;
      seen.add(key);
      identifiers.push(identifier);
    }
  }

  #noteUnread(message: ExportedMessage): void {
    for (const key of Object.keys(message)) {
      if (knownMessageFields.has(key)) continue;
      const chat = this.#pointer.replace(/\/\d+$/, '/*');
      this.#notes.unread(`json:${chat}/messages/*/${key}`);
    }
  }

  #handOver(): Part[] {
    const messages = this.#messages;
    this.#messages = [];
    return messages.length === 0
      ? []
      : [{ kind: 'messages', chatLocator: `json:${this.#pointer}`, messages }];
  }

  /** Counted over the chat: one line for the officer instead of one per message. */
  #sumUpNotes(): void {
    const place = `json:${this.#pointer}`;
    if (this.#id === undefined) this.#notes.add('assumed', 'intake.note.chat-without-number', place);
    const counted = [
      ['assumed', 'intake.note.duplicate-messages', this.#duplicates],
      ['assumed', 'intake.note.messages-zone-unknown', this.#withoutZone],
      ['skipped', 'intake.note.files-not-exported', this.#filesMissing],
      ['assumed', 'intake.note.senders-by-name', this.#namedOnly],
    ] as const;
    for (const [severity, code, count] of counted) {
      if (count > 0) this.#notes.add(severity, code, place, { count });
    }
  }
}

function accountOf(message: ExportedMessage, key: string, place: string): ParsedIdentifier[] {
  if (key.startsWith('name ')) return [];
  const field = message.from_id === undefined ? 'actor_id' : 'from_id';
  const raw = key.replace(/^user(?=\d)/, '');
  const locator = `${place}/${field}`;
  return [{ kind: 'account', raw, scope: 'telegram', locator, confidence: 'structured' }];
}

function personFrom(participant: Participant, isGroup: boolean): ParsedPerson {
  const { key, place, names, identifiers, administers } = participant;
  const shownNames = [...names].map(
    ([raw, locator]): ParsedIdentifier => ({
      kind: 'screen-name',
      raw,
      scope: 'telegram',
      locator,
      confidence: 'structured',
    }),
  );
  return {
    locator: place,
    role: 'participant',
    label: names.keys().next().value ?? key,
    statements: administers && isGroup ? { administersGroup: true } : {},
    identifiers: [...identifiers.slice(0, 1), ...shownNames, ...identifiers.slice(1)],
    senderKey: key,
  };
}
