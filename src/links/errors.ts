import { VigieError } from '../platform/errors.ts';

/** Closed list of refusals of this slice; wording in messages.*.ts. */
export const linksCodes = [
  'links.judge.same-mention',
  'links.judge.not-linkable',
  'links.judgement.not-found',
  'links.judgement.already-retracted',
  'links.person.not-found',
  'links.busy',
] as const;

/** A mention cannot be compared with itself. */
export function sameMention(): VigieError {
  return new VigieError('invalid', 'links.judge.same-mention');
}

/** Unknown mention, or one of a victim, a recipient or a reporter: these are never merged with anybody. */
export function notLinkable(mentionId: string): VigieError {
  return new VigieError('not-found', 'links.judge.not-linkable', { mentionId });
}

export function judgementNotFound(): VigieError {
  return new VigieError('not-found', 'links.judgement.not-found');
}

export function alreadyRetracted(): VigieError {
  return new VigieError('conflict', 'links.judgement.already-retracted');
}

export function personNotFound(): VigieError {
  return new VigieError('not-found', 'links.person.not-found');
}

/** Everything is being linked again just now: try again in a minute. */
export function linksBusy(cause: unknown): VigieError {
  return new VigieError('unavailable', 'links.busy', {}, { cause });
}
