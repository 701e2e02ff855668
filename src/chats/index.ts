export { readChats } from './read-chats.ts';
export { readMessages } from './read-messages.ts';
export { type MessageRun, recordChats, recordMessages, reserveChatIds } from './record-chats.ts';
