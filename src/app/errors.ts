import { VigieError } from '../platform/errors.ts';

/** Closed list of refusals of the edge itself; wording in messages.*.ts. */
export const appCodes = [
  'app.not-found',
  'app.invalid-input',
  'app.bad-request',
  'app.too-large',
  'app.too-many-files',
  'app.no-file',
  'app.upload-broken',
  'app.not-empty',
  'app.bad-profile',
  'app.too-many-requests',
  'app.foreign-origin',
  'app.database-unavailable',
  'app.try-again',
  'app.disk-full',
  'app.failure',
] as const;

/** @param field  JSON pointer of the first field that breaks its schema. */
export function invalidInput(where: 'params' | 'query' | 'body', field: string, rule: string): VigieError {
  return new VigieError('invalid', 'app.invalid-input', { where, field, rule });
}

export function routeNotFound(): VigieError {
  return new VigieError('not-found', 'app.not-found');
}

export function foreignOrigin(): VigieError {
  return new VigieError('invalid', 'app.foreign-origin');
}

export function csrfMissing(): VigieError {
  return new VigieError('invalid', 'access.csrf');
}

export function uploadTooLarge(limitBytes: number): VigieError {
  return new VigieError('too-large', 'app.too-large', { limitBytes });
}

export function tooManyFiles(limit: number): VigieError {
  return new VigieError('too-large', 'app.too-many-files', { limit });
}

export function noFile(): VigieError {
  return new VigieError('invalid', 'app.no-file');
}

/** The body ended before its last part, or is not what it says. */
export function uploadBroken(cause: Error): VigieError {
  return new VigieError('invalid', 'app.upload-broken', {}, { cause });
}
