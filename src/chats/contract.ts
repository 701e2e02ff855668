import { type Static, Type } from 'typebox';

const Id = Type.String({ pattern: '^[0-9]{1,19}$' });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const ChatSummary = Type.Object({
  id: Id,
  reportId: Id,
  title: Type.String(),
  kind: Type.String(),
  messages: Type.Integer(),
  participants: Type.Integer(),
});
export type ChatSummary = Static<typeof ChatSummary>;

/** One message, in the order of the export. Text is untrusted, shown escaped. */
export const ChatMessage = Type.Object({
  id: Id,
  /** ISO 8601 UTC; null when the export gives no zone. */
  at: Nullable(Type.String()),
  /** The wall clock as the export shows it, when there is no zone. */
  displayedAt: Nullable(Type.String()),
  senderId: Nullable(Id),
  senderLabel: Nullable(Type.String()),
  kind: Type.Union([Type.Literal('message'), Type.Literal('service'), Type.Literal('unsupported')]),
  body: Type.String(),
  attachment: Nullable(Type.String()),
  place: Type.Object({ sourceId: Id, locator: Type.String() }),
});
export type ChatMessage = Static<typeof ChatMessage>;

export const MessagesQuery = Type.Object(
  {
    cursor: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
);

export const MessagePage = Type.Object({
  messages: Type.Array(ChatMessage),
  nextCursor: Nullable(Type.String()),
});
export type MessagePage = Static<typeof MessagePage>;
