import type { Part } from '../contract.ts';
import { pointerFrom } from '../place.ts';
import { type ChunkReading, readChunkwise } from './chunkwise.ts';
import { parseTaken } from './json-document.ts';
import { isObject } from './json-fields.ts';
import { chatHead } from './json-head.ts';
import { type JsonPath, JsonWalker, type JsonWish, type TakenJson } from './json-walk.ts';
import { NoteBook } from './notes.ts';
import type { FormatReader } from './reader.ts';
import { TelegramAccount } from './telegram-account.ts';
import { TelegramChat } from './telegram-chat.ts';

/**
 * Exports of Telegram Desktop (`result.json`): one chat or a whole account (formats reference §3.1). Read as a
 * stream, one message at a time: memory grows with participants, not with messages.
 */
export const telegramJson: FormatReader = {
  format: 'telegram-json',
  version: '1',
  detect: (head) => {
    const { rootKeys, messageKeys } = chatHead(head);
    if (rootKeys.has('guild') || messageKeys.has('sender_name')) return false;
    if (rootKeys.has('personal_information') && !rootKeys.has('reportedInformation')) return true;
    if (rootKeys.has('messages') && rootKeys.has('type') && rootKeys.has('id')) return true;
    return messageKeys.has('type') && (messageKeys.has('date') || messageKeys.has('date_unixtime'));
  },
  read: (input) => readChunkwise(input, () => new TelegramReading()),
};

/** Root blocks that are known and stay in the sealed source: the officer is told that they are there. */
const blocksLeftInSource = new Set([
  'profile_pictures',
  'stories',
  'contacts',
  'frequent_contacts',
  'other_data',
]);

class TelegramReading implements ChunkReading {
  readonly #notes = new NoteBook();
  readonly #account = new TelegramAccount(this.#notes);
  readonly #walker = new JsonWalker(
    {
      wish: (path) => this.#wish(path),
      taken: (value) => this.#taken(value),
      closed: (path) => this.#closed(path),
    },
    { allowHexEscape: true },
  );
  #chat: TelegramChat | undefined;
  #ready: Part[] = [];

  push(chunk: Uint8Array): Part[] {
    this.#walker.push(chunk);
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  end(): Part[] {
    this.#walker.end();
    return [...this.#ready, ...this.#account.parts(), ...this.#notes.parts()];
  }

  #wish(path: JsonPath): JsonWish {
    const [block, list] = path;
    if (path.length === 0) return 'enter';
    if (block === 'chats' || block === 'left_chats') {
      if (path.length <= 2) return path.length === 1 || list === 'list' ? 'enter' : 'skip';
      if (path.length === 3) return this.#beginChat(path);
      return this.#wishInChat(path, 3);
    }
    if (block === 'personal_information') return 'take';
    if (block === 'sessions' || block === 'web_sessions') {
      if (path.length === 1) return 'enter';
      return list === 'list' ? (path.length === 2 ? 'enter' : 'take') : 'skip';
    }
    if (block === 'about') return 'skip';
    if (path.length > 1 || isChatField(block)) return this.#wishInChat(path, 0);
    if (typeof block === 'string' && !blocksLeftInSource.has(block))
      this.#notes.unread(`json:${pointerFrom(path)}`);
    else this.#notes.unread(`json:${pointerFrom(path)}/list/*`);
    return 'skip';
  }

  #beginChat(path: JsonPath): JsonWish {
    this.#chat = new TelegramChat(pointerFrom(path), this.#notes);
    return 'enter';
  }

  /** @param at  How many steps lead to the chat: 3 in an account export, 0 when the root is the chat. */
  #wishInChat(path: JsonPath, at: number): JsonWish {
    this.#chat ??= new TelegramChat('', this.#notes);
    const field = path[at];
    if (path.length === at + 2) return 'take';
    if (field === 'messages') return 'enter';
    if (isChatField(field)) return 'take';
    this.#notes.unread(`json:${at === 0 ? '' : `/${path[0]}/list/*`}/${field}`);
    return 'skip';
  }

  #taken(value: TakenJson): void {
    const { path } = value;
    const pointer = pointerFrom(path);
    const tree = parseTaken(value, pointer, this.#notes);
    const [block] = path;
    if (block === 'personal_information') this.#account.owner(tree, pointer);
    else if (block === 'sessions' || block === 'web_sessions') this.#account.session(tree, pointer);
    else if (path[path.length - 2] === 'messages') this.#message(tree, pointer);
    else this.#chat?.field(String(path[path.length - 1]), tree, pointer);
  }

  #message(tree: unknown, pointer: string): void {
    if (this.#chat === undefined) return;
    if (!isObject(tree)) {
      this.#notes.add('refused', 'intake.note.value-unreadable', `json:${pointer}`);
      return;
    }
    this.#chat.message(tree, pointer);
    this.#ready.push(...this.#chat.readyMessages());
  }

  #closed(path: JsonPath): void {
    const isChatEnd =
      path.length === 0 || (path.length === 3 && (path[0] === 'chats' || path[0] === 'left_chats'));
    if (!isChatEnd || this.#chat === undefined) return;
    this.#ready.push(...this.#chat.end(this.#account.ownerId));
    this.#chat = undefined;
  }
}

function isChatField(name: unknown): boolean {
  return name === 'name' || name === 'type' || name === 'id' || name === 'messages';
}
