export const messages = {
  'chats.door.messages': 'Lire les messages d’une conversation, dans l’ordre de l’export',
  'chats.messages-read': 'Messages consultés',
  'chats.not-found': 'Cette conversation n’existe pas, ou vous n’y avez pas accès.',
} as const;
