import { VigieError } from '../platform/errors.ts';

/** Closed list of refusals of this slice; wording in messages.*.ts. */
export const accessCodes = [
  'access.forbidden',
  'access.sign-in-refused',
  'access.sign-in-delayed',
  'access.busy',
  'access.session-ended',
  'access.csrf',
  'access.not-found',
  'access.password-too-short',
] as const;

/** The same answer as for something that does not exist: a refusal never tells that it exists. */
export function forbidden(): VigieError {
  return new VigieError('forbidden', 'access.forbidden');
}

/** One answer for an unknown login, a wrong password and a disabled account. */
export function signInRefused(): VigieError {
  return new VigieError('unauthenticated', 'access.sign-in-refused');
}

/** Too many refused attempts for this login from this address: wait, then try again. */
export function signInDelayed(seconds: number): VigieError {
  return new VigieError('unavailable', 'access.sign-in-delayed', { seconds });
}

/** Too many sign-ins at once on this machine. */
export function busy(): VigieError {
  return new VigieError('unavailable', 'access.busy');
}

export function sessionEnded(): VigieError {
  return new VigieError('unauthenticated', 'access.session-ended');
}

export function setupClosed(): VigieError {
  return new VigieError('not-found', 'access.not-found');
}

export function passwordTooShort(minimum: number): VigieError {
  return new VigieError('invalid', 'access.password-too-short', { minimum });
}
