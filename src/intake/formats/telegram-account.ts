import type { ParsedIdentifier, Part, PersonStatements } from '../contract.ts';
import { isObject } from './json-fields.ts';
import type { NoteBook } from './notes.ts';
import type { Draft } from './report-draft.ts';
import { textOf } from './telegram-message.ts';
import { timeFromUnixSeconds } from './times.ts';

/** The account that made a full export, with its sessions: the only place of the format with addresses. */
export class TelegramAccount {
  readonly #notes: NoteBook;
  readonly #identifiers: ParsedIdentifier[] = [];
  readonly #words: string[] = [];
  readonly #statements: Draft<PersonStatements> = {};
  #ownerId: string | undefined;
  #name = '';
  #place: string | undefined;

  constructor(notes: NoteBook) {
    this.#notes = notes;
  }

  /** The owner's user number, once known. */
  get ownerId(): string | undefined {
    return this.#ownerId;
  }

  owner(tree: unknown, pointer: string): void {
    if (!isObject(tree)) return;
    this.#place = `json:${pointer}`;
    this.#ownerId = textOf(tree.user_id);
    this.#name = [textOf(tree.first_name), textOf(tree.last_name)].filter(Boolean).join(' ');
    const locator = (field: string): string => `json:${pointer}/${field}`;
    const add = (kind: 'account' | 'phone' | 'screen-name', field: string): void => {
      const raw = textOf(tree[field]);
      if (raw === undefined) return;
      const scope = kind === 'phone' ? {} : { scope: 'telegram' };
      this.#identifiers.push({ kind, raw, ...scope, locator: locator(field), confidence: 'structured' });
    };
    add('account', 'user_id');
    add('screen-name', 'username');
    add('phone', 'phone_number');
    const bio = textOf(tree.bio);
    if (bio !== undefined) this.#words.push(bio);
    for (const key of Object.keys(tree)) {
      if (!ownerFields.has(key)) this.#notes.unread(`json:${pointer}/${key}`);
    }
  }

  /** One device or site signed in to the account: its last address at its last activity. */
  session(tree: unknown, pointer: string): void {
    if (!isObject(tree)) return;
    this.#place ??= `json:${pointer}`;
    const raw = textOf(tree.last_ip);
    const unix = textOf(tree.last_active_unixtime) ?? '';
    const shown = textOf(tree.last_active) ?? unix;
    const at = timeFromUnixSeconds(shown, unix) ?? (shown === '' ? undefined : { raw: shown, utc: null });
    if (raw !== undefined) {
      this.#identifiers.push({
        kind: 'ip',
        raw,
        locator: `json:${pointer}`,
        confidence: 'structured',
        ...(at === undefined ? {} : { at }),
        event: 'login',
      });
    }
    const device = [
      'application_name',
      'device_model',
      'platform',
      'system_version',
      'browser',
      'domain_name',
    ]
      .map((field) => textOf(tree[field]))
      .filter((text) => text !== undefined);
    if (device.length > 0) this.#words.push(device.join(', '));
  }

  /** The account as a report of its own; nothing when the export is of a single chat. */
  parts(): Part[] {
    if (this.#place === undefined) return [];
    const senderKey = this.#ownerId === undefined ? {} : { senderKey: `user${this.#ownerId}` };
    return [
      {
        kind: 'report',
        report: {
          locator: this.#place,
          kind: 'chat',
          registry: 'telegram',
          ...(this.#ownerId === undefined ? {} : { externalRef: `account ${this.#ownerId}` }),
          sender: 'Telegram',
          signals: {},
          narrative: [...new Set(this.#words)].join('\n'),
          persons: [
            {
              locator: this.#place,
              role: 'participant',
              label: this.#name || (this.#identifiers[0]?.raw ?? ''),
              statements: this.#statements,
              identifiers: this.#identifiers,
              ...senderKey,
            },
          ],
          files: [],
          places: { externalRef: this.#place },
        },
      },
    ];
  }
}

const ownerFields = new Set(['user_id', 'first_name', 'last_name', 'phone_number', 'username', 'bio']);
