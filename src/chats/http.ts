import { Type } from 'typebox';
import { type Route, route } from '../platform/door.ts';
import { MessagePage, MessagesQuery } from './contract.ts';
import { readMessages } from './read-messages.ts';

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/chats/{id}/messages',
    permission: 'triage.read',
    summary: 'chats.door.messages',
    params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,19}$' }) }),
    query: MessagesQuery,
    output: MessagePage,
    run: (ctx, { params, query }) => readMessages(ctx, { chatId: params.id, ...query }),
  }),
];
