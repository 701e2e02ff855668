import type { Ctx } from '../platform/ctx.ts';
import type { MessagePage } from './contract.ts';
import { chatNotFound } from './errors.ts';
import { findChatReport, findMessages } from './store.ts';

const defaultLimit = 100;

/**
 * Reads one page of a chat, in the order of the export.
 *
 * @param input.cursor  `nextCursor` of the page before.
 * @throws VigieError 'access.forbidden' without triage.read, 'chats.not-found'.
 */
export async function readMessages(
  ctx: Ctx,
  input: { readonly chatId: string; readonly cursor?: string; readonly limit?: number },
): Promise<MessagePage> {
  const subject = { kind: 'chat', id: input.chatId };
  await ctx.demand('triage.read', subject);
  const reportId = await findChatReport(ctx.tx, input.chatId);
  if (reportId === undefined) throw chatNotFound(input.chatId);
  const limit = input.limit ?? defaultLimit;
  const found = await findMessages(ctx.tx, input.chatId, { after: input.cursor ?? '0', limit: limit + 1 });
  const messages = found.slice(0, limit);
  const last = found.length > limit ? messages.at(-1) : undefined;
  await ctx.record({
    act: 'chats.messages-read',
    subject,
    details: { reportId, messages: messages.length, after: input.cursor ?? null },
  });
  return { messages, nextCursor: last?.id ?? null };
}
