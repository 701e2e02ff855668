import type { ParsedNote } from '../../intake/contract.ts';
import { IntakeRefusal } from '../../intake/index.ts';
import { VigieError } from '../../platform/errors.ts';

/**
 * What a failure says about the source that was being read or written.
 *
 * @returns the note that refuses the source, or undefined when the failure is not the source's: a lost connection, a
 * full disk, a missing permission. Those stop the intake, which can be resumed.
 */
export function refusalNote(cause: unknown): ParsedNote | undefined {
  if (cause instanceof IntakeRefusal) {
    const { place: _place, ...params } = cause.params;
    return { severity: 'refused', code: cause.code, place: cause.place, params };
  }
  if (cause instanceof VigieError || !(cause instanceof Error)) return undefined;
  const state = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (state === undefined) return lostConnection.test(cause.message) ? undefined : readerFailed;
  if (!valueRefused.test(state)) return undefined;
  return { severity: 'refused', code: 'intake.refused.not-storable', place: 'whole', params: { state } };
}

export const readerFailed: ParsedNote = {
  severity: 'refused',
  code: 'intake.refused.reader-failed',
  place: 'whole',
};

/** SQLSTATE classes 22 (data), 23 (constraint), 54 (limit): PostgreSQL refused a value, not the connection. */
const valueRefused = /^(22|23|54)[0-9A-Z]{3}$/;
/** The driver gives these no code. */
const lostConnection = /^(Connection terminated|Client has encountered|timeout exceeded)/;

/** Deadlock or serialisation failure: the same work may succeed at once. */
export function isWorthRetrying(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === '40P01' || cause.code === '40001');
}
