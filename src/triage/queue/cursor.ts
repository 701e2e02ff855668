import { cursorInvalid } from '../errors.ts';

/** Where the last page ended, in the words of its own order. */
export type Position =
  | { readonly sort: 'rank'; readonly rankKey: string; readonly receivedAt: string; readonly id: string }
  | { readonly sort: 'received'; readonly receivedAt: string; readonly id: string }
  | {
      readonly sort: 'evidence';
      readonly phase: EvidencePhase;
      /** The day the first page was read: the next ones keep the same border between coming and past. */
      readonly today: string;
      readonly deadline: string | null;
      readonly id: string;
    };

/** What still can be lost, then what already was, then what has no clock. */
export const evidencePhases = ['coming', 'past', 'none'] as const;
export type EvidencePhase = (typeof evidencePhases)[number];

const idPattern = /^[0-9]{1,19}$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/;

/** @returns an opaque text; readPosition gives the position back. */
export function cursorFrom(position: Position): string {
  return Buffer.from(JSON.stringify(fieldsOf(position))).toString('base64url');
}

/** @throws VigieError 'triage.cursor-invalid' when the text is not a cursor of that order. */
export function readPosition(cursor: string, sort: Position['sort']): Position {
  const fields = readFields(cursor);
  const [kind, ...rest] = fields;
  if (kind !== sort) throw cursorInvalid();
  if (sort === 'rank') return rankPosition(rest);
  if (sort === 'received') return receivedPosition(rest);
  return evidencePosition(rest);
}

function fieldsOf(position: Position): readonly string[] {
  if (position.sort === 'rank') return ['rank', position.rankKey, position.receivedAt, position.id];
  if (position.sort === 'received') return ['received', position.receivedAt, position.id];
  return ['evidence', position.phase, position.today, position.deadline ?? '', position.id];
}

function readFields(cursor: string): readonly string[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(fields) && fields.every((field) => typeof field === 'string')) return fields;
  } catch {
    throw cursorInvalid();
  }
  throw cursorInvalid();
}

function rankPosition([rankKey = '', receivedAt = '', id = '']: readonly string[]): Position {
  if (!idPattern.test(rankKey) || !isTime(receivedAt) || !isId(id)) throw cursorInvalid();
  return { sort: 'rank', rankKey, receivedAt, id };
}

function receivedPosition([receivedAt = '', id = '']: readonly string[]): Position {
  if (!isTime(receivedAt) || !isId(id)) throw cursorInvalid();
  return { sort: 'received', receivedAt, id };
}

function evidencePosition([name = '', today = '', deadline = '', id = '']: readonly string[]): Position {
  const phase = evidencePhases.find((known) => known === name);
  if (phase === undefined || !isDay(today) || !isId(id)) throw cursorInvalid();
  if (deadline !== '' && !isDay(deadline)) throw cursorInvalid();
  if ((deadline === '') !== (phase === 'none')) throw cursorInvalid();
  return { sort: 'evidence', phase, today, deadline: deadline === '' ? null : deadline, id };
}

/** Within the range of the database's bigint: the digits alone allow a little more. */
function isId(text: string): boolean {
  return idPattern.test(text) && BigInt(text) <= 9_223_372_036_854_775_807n;
}

function isTime(text: string): boolean {
  return timePattern.test(text) && !Number.isNaN(Date.parse(text));
}

function isDay(text: string): boolean {
  return dayPattern.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
