import { VigieError } from '../platform/errors.ts';

/** Closed list of refusals of this slice; wording in messages.*.ts. */
export const triageCodes = [
  'triage.report-not-found',
  'triage.person-not-found',
  'triage.held-by-another',
  'triage.not-held',
  'triage.no-account',
  'triage.already-closed',
  'triage.not-closed',
  'triage.cursor-invalid',
] as const;

export function reportNotFound(): VigieError {
  return new VigieError('not-found', 'triage.report-not-found');
}

export function personNotFound(): VigieError {
  return new VigieError('not-found', 'triage.person-not-found');
}

/** `holder` is the displayed name of a colleague who already sees the same queue. */
export function heldByAnother(holder: string): VigieError {
  return new VigieError('conflict', 'triage.held-by-another', { holder });
}

export function notHeld(): VigieError {
  return new VigieError('conflict', 'triage.not-held');
}

/** A report is held by a person: the command line and the worker hold none. */
export function noAccount(): VigieError {
  return new VigieError('conflict', 'triage.no-account');
}

export function alreadyClosed(): VigieError {
  return new VigieError('conflict', 'triage.already-closed');
}

export function notClosed(): VigieError {
  return new VigieError('conflict', 'triage.not-closed');
}

export function cursorInvalid(): VigieError {
  return new VigieError('invalid', 'triage.cursor-invalid');
}
