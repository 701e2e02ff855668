import { VigieError } from '../platform/errors.ts';

export function chatNotFound(id: string): VigieError {
  return new VigieError('not-found', 'chats.not-found', { id });
}
