import type { ParsedMessage } from '../intake/contract.ts';
import type { Ctx } from '../platform/ctx.ts';
import {
  insertChats,
  insertMessages,
  type NewChat,
  type NewMessage,
  reserveChatIds as reserve,
} from './store.ts';

/** Reserves ids for chats whose messages are read before the chat itself is known. */
export async function reserveChatIds(
  ctx: Ctx,
  input: { readonly count: number },
): Promise<readonly string[]> {
  await ctx.demand('intake.run');
  return reserve(ctx.tx, input.count);
}

/**
 * Records chats under the reports made of them.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 * Part of an intake: the journal entry is the one of the source.
 */
export async function recordChats(ctx: Ctx, input: { readonly chats: readonly NewChat[] }): Promise<void> {
  await ctx.demand('intake.run');
  if (input.chats.length > 0) await insertChats(ctx.tx, input.chats);
}

/** Messages of one chat in the order of the export. */
export interface MessageRun {
  readonly chatId: string;
  readonly sourceId: string;
  readonly messages: readonly ParsedMessage[];
  /** Observed person id by sender key. */
  readonly senderIds: ReadonlyMap<string, string>;
}

/**
 * Records messages; their senders are observed persons, whose ids may be only reserved as yet.
 *
 * @throws VigieError 'access.forbidden' without intake.run.
 * Part of an intake: the journal entry is the one of the source. Cost: O(messages), one statement.
 */
export async function recordMessages(
  ctx: Ctx,
  input: { readonly runs: readonly MessageRun[] },
): Promise<void> {
  await ctx.demand('intake.run');
  if (input.runs.length > 0) await insertMessages(ctx.tx, messagesOf(input.runs));
}

function* messagesOf(runs: readonly MessageRun[]): Iterable<NewMessage> {
  for (const { chatId, sourceId, messages, senderIds } of runs) {
    for (const message of messages) {
      const senderId = message.senderKey === undefined ? null : (senderIds.get(message.senderKey) ?? null);
      yield { chatId, sourceId, senderId, message };
    }
  }
}
