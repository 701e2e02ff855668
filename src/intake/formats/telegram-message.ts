import type { ParsedIdentifier, ParsedMessage, StatedTime } from '../contract.ts';
import { isObject } from './json-fields.ts';
import { timeFromUnixSeconds } from './times.ts';

/** A message as exported; every field may be missing. */
export type ExportedMessage = Readonly<Record<string, unknown>>;

/** Non-blank text of a string or number. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * Who wrote: `user123`, `channel123`. Exports before about 2021 give the number only. Without any number the
 * shown name stands in (weak: two people may share it).
 */
export function senderKeyOf(message: ExportedMessage): string | undefined {
  const id = message.from_id ?? message.actor_id;
  if (typeof id === 'number') return `user${id}`;
  const text = textOf(id);
  if (text !== undefined) return /^\d+$/.test(text) ? `user${text}` : text;
  const name = senderNameOf(message);
  return name === undefined ? undefined : `name ${name}`;
}

/** null for deleted accounts, hence undefined here. */
export function senderNameOf(message: ExportedMessage): string | undefined {
  return textOf(message.from ?? message.actor);
}

/** `date_unixtime` is UTC; `date` is the exporting computer's wall clock and is kept as shown. */
export function sentAtOf(message: ExportedMessage): StatedTime | undefined {
  const unix = textOf(message.date_unixtime);
  const shown = textOf(message.date);
  const raw = shown ?? unix;
  if (raw === undefined) return undefined;
  return timeFromUnixSeconds(raw, unix ?? '') ?? { raw, utc: null };
}

export function kindOf(message: ExportedMessage): ParsedMessage['kind'] {
  const { type } = message;
  return type === 'service' || type === 'unsupported' ? type : 'message';
}

/** The words of a message: its text, then what its attachments say in words. */
export function bodyOf(message: ExportedMessage): string {
  const parts = [
    flatText(message.text),
    serviceWords(message),
    pollWords(message.poll),
    contactWords(message),
  ];
  for (const field of ['place_name', 'address', 'author']) parts.push(textOf(message[field]) ?? '');
  return parts.filter((part) => part !== '').join('\n');
}

function flatText(text: unknown): string {
  if (typeof text === 'string') return text;
  if (!Array.isArray(text)) return '';
  return text.map((piece) => plainText(isObject(piece) ? piece.text : piece)).join('');
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : (textOf(value) ?? '');
}

function serviceWords(message: ExportedMessage): string {
  const action = textOf(message.action);
  if (action === undefined) return '';
  const members = memberNames(message).join(', ');
  return [action, textOf(message.title) ?? '', members].filter((part) => part !== '').join(' · ');
}

/** Names only, without numbers, some of them null: weak evidence of membership. */
export function memberNames(message: ExportedMessage): string[] {
  const { members } = message;
  if (!Array.isArray(members)) return [];
  return members.map(textOf).filter((name) => name !== undefined);
}

function pollWords(poll: unknown): string {
  return isObject(poll) ? (textOf(poll.question) ?? '') : '';
}

/** A shared contact card is somebody else's number: searchable words, no identifier of the sender. */
function contactWords(message: ExportedMessage): string {
  const card = message.contact_information;
  if (!isObject(card)) return '';
  return ['first_name', 'last_name', 'phone_number']
    .map((field) => textOf(card[field]) ?? '')
    .filter((part) => part !== '')
    .join(' ');
}

/** The exported file's path, or its name. Paths that are a sentence in brackets mean: not exported. */
export function attachmentOf(message: ExportedMessage): { attachment?: string; isMissing: boolean } {
  const path = textOf(message.photo) ?? textOf(message.file);
  const name = textOf(message.file_name);
  if (path === undefined)
    return name === undefined ? { isMissing: false } : { attachment: name, isMissing: false };
  if (!/^\((?:File|Photo|Video)\b/.test(path)) return { attachment: path, isMissing: false };
  return name === undefined ? { isMissing: true } : { attachment: name, isMissing: true };
}

const kindsByEntity: Readonly<Record<string, Pick<ParsedIdentifier, 'kind' | 'scope'>>> = {
  mention: { kind: 'screen-name', scope: 'telegram' },
  email: { kind: 'email' },
  phone: { kind: 'phone' },
  link: { kind: 'url' },
  text_link: { kind: 'url' },
  bank_card: { kind: 'payment', scope: 'card' },
};

/** Identifiers that the export itself marked in the text; content, so of free-text confidence. */
export function markedIdentifiers(message: ExportedMessage, pointer: string): ParsedIdentifier[] {
  const field = Array.isArray(message.text_entities) ? 'text_entities' : 'text';
  const entities = message[field];
  if (!Array.isArray(entities)) return [];
  const identifiers: ParsedIdentifier[] = [];
  for (const [index, entity] of entities.entries()) {
    if (!isObject(entity)) continue;
    const type = textOf(entity.type) ?? '';
    const kind = Object.hasOwn(kindsByEntity, type) ? kindsByEntity[type] : undefined;
    const raw = textOf(type === 'text_link' ? entity.href : entity.text);
    if (kind === undefined || raw === undefined) continue;
    identifiers.push({ ...kind, raw, locator: `json:${pointer}/${field}/${index}`, confidence: 'free-text' });
  }
  return identifiers;
}

/** Fields of the published exporter; anything else is noted as unread. */
export const knownMessageFields: ReadonlySet<string> = new Set(
  (
    'id type date date_unixtime edited edited_unixtime from from_id actor actor_id author forwarded_from saved_from ' +
    'forwarded_from_id reply_to_message_id reply_to_peer_id via_bot photo photo_file_size width height media_spoiler ' +
    'self_destruct_period_seconds file file_name file_size thumbnail thumbnail_file_size media_type sticker_emoji ' +
    'performer title mime_type duration_seconds contact_information contact_vcard location_information ' +
    'live_location_period_seconds place_name address poll invoice_information todo_list paid_stars_amount text ' +
    'text_entities inline_bot_buttons reactions action members inviter message_id invoice_message_id amount currency ' +
    'recurring discard_reason duration schedule_date period distance to to_id values peer_id charge_id game_title ' +
    'game_description game_short_name game_link score game_message_id emoticon new_title new_icon_emoji_id ' +
    'information_text giveaway_information giveaway_results'
  ).split(' '),
);
