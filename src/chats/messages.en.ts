export const messages = {
  'chats.door.messages': 'Read the messages of a chat, in the order of the export',
  'chats.messages-read': 'Messages read',
  'chats.not-found': 'This chat does not exist, or you have no access to it.',
} as const;
