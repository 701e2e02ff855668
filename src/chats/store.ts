import { sql } from 'kysely';
import type { ParsedChat, ParsedMessage } from '../intake/contract.ts';
import { storableText } from '../kernel/storable-text.ts';
import type { CopyValue, Tx } from '../platform/db.ts';
import type { ChatMessage, ChatSummary } from './contract.ts';

export async function reserveChatIds(tx: Tx, count: number): Promise<readonly string[]> {
  return tx.reserveIds('chats.chat', count);
}

export interface NewChat {
  readonly id: string;
  readonly reportId: string;
  readonly sourceId: string;
  readonly chat: ParsedChat;
}

export async function insertChats(tx: Tx, chats: readonly NewChat[]): Promise<void> {
  await tx.copy(
    'chats.chat',
    ['id', 'report_id', 'source_id', 'locator', 'external_id', 'kind', 'title'],
    chats.map(({ id, reportId, sourceId, chat }) => [
      id,
      reportId,
      sourceId,
      storableText(chat.locator),
      storableText(chat.externalId),
      storableText(chat.kind),
      storableText(chat.title),
    ]),
  );
}

export interface NewMessage {
  readonly chatId: string;
  readonly sourceId: string;
  readonly senderId: string | null;
  readonly message: ParsedMessage;
}

export async function insertMessages(tx: Tx, messages: Iterable<NewMessage>): Promise<void> {
  await tx.copy(
    'chats.message',
    [
      'chat_id',
      'source_id',
      'locator',
      'external_id',
      'kind',
      'sender_id',
      'sent_at',
      'displayed_at',
      'body',
      'attachment',
    ],
    messageRows(messages),
  );
}

function* messageRows(messages: Iterable<NewMessage>): Iterable<readonly CopyValue[]> {
  for (const { chatId, sourceId, senderId, message } of messages) {
    yield [
      chatId,
      sourceId,
      storableText(message.locator),
      storableText(message.externalId),
      message.kind,
      senderId,
      message.sentAt?.utc ?? null,
      message.sentAt === undefined ? null : storableText(message.sentAt.raw),
      storableText(message.body),
      message.attachment === undefined ? null : storableText(message.attachment),
    ];
  }
}

export async function findChats(tx: Tx, reportIds: readonly string[]): Promise<readonly ChatSummary[]> {
  const rows = await tx.rows<{
    id: string;
    report_id: string;
    title: string;
    kind: string;
    messages: number;
    participants: number;
  }>(sql`
    SELECT c.id, c.report_id, c.title, c.kind, count(m.id)::integer AS messages,
      count(DISTINCT m.sender_id)::integer AS participants
    FROM chats.chat c LEFT JOIN chats.message m ON m.chat_id = c.id
    WHERE c.report_id = ANY(${reportIds}::bigint[])
    GROUP BY c.id
    ORDER BY c.id`);
  return rows.map(({ report_id, ...row }) => ({ ...row, reportId: report_id }));
}

export async function findChatReport(tx: Tx, chatId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ report_id: string }>(sql`
    SELECT report_id FROM chats.chat WHERE id = ${chatId}`);
  return row?.report_id;
}

interface MessageRow {
  readonly id: string;
  readonly sent_at: Date | null;
  readonly displayed_at: string | null;
  readonly sender_id: string | null;
  readonly sender_label: string | null;
  readonly kind: ChatMessage['kind'];
  readonly body: string;
  readonly attachment: string | null;
  readonly source_id: string;
  readonly locator: string;
}

/** Messages after the cursor, in the order of the export. */
export async function findMessages(
  tx: Tx,
  chatId: string,
  page: { after: string; limit: number },
): Promise<readonly ChatMessage[]> {
  const rows = await tx.rows<MessageRow>(sql`
    SELECT m.id, m.sent_at, m.displayed_at, m.sender_id, s.label AS sender_label, m.kind, m.body, m.attachment,
      m.source_id, m.locator
    FROM chats.message m LEFT JOIN chats.sender s ON s.id = m.sender_id
    WHERE m.chat_id = ${chatId} AND m.id > ${page.after}
    ORDER BY m.id
    LIMIT ${page.limit}`);
  return rows.map((row) => ({
    id: row.id,
    at: row.sent_at?.toISOString() ?? null,
    displayedAt: row.displayed_at,
    senderId: row.sender_id,
    senderLabel: row.sender_label,
    kind: row.kind,
    body: row.body,
    attachment: row.attachment,
    place: { sourceId: row.source_id, locator: row.locator },
  }));
}
