import type { Part, StatedTime } from '../contract.ts';
import type { ColumnPlan } from './csv-profiles.ts';
import { digestHex } from './digests.ts';
import { notedPort } from './json-fields.ts';
import type { NoteBook } from './notes.ts';
import { readClock } from './zones.ts';

/** What a profile makes of the rows of a table, one after the other. */
export interface CsvRows {
  add(row: CsvRow): Iterable<Part>;
  end(): Iterable<Part>;
}

/** One row, its cells asked for by role. Blank cells are nothing. */
export interface CsvRow {
  readonly line: number;
  readonly place: string;
  text(role: string): string | undefined;
  port(role: string): number | undefined;
  sha1(role: string): string | undefined;
  size(role: string): number | undefined;
  /** The clock of a column, in its own offset, else in the zone stated in `time_zone`, else the table's. */
  time(role: string): StatedTime | undefined;
}

export function rowFrom(
  record: readonly string[],
  line: number,
  plan: ColumnPlan,
  notes: NoteBook,
  timeZone: string | undefined,
): CsvRow {
  const place = `line:${line}`;
  const text = (role: string): string | undefined => {
    const position = plan.positions[role];
    const cell = position === undefined ? undefined : record[position]?.replaceAll('\0', '').trim();
    return cell === '' ? undefined : cell;
  };
  const note = (column: string): undefined => {
    notes.add('skipped', 'intake.note.row-value', place, { column });
    return undefined;
  };
  return {
    line,
    place,
    text,
    port: (role) => {
      const cell = text(role);
      return cell === undefined ? undefined : notedPort(cell, place, notes);
    },
    sha1: (role) => {
      const cell = text(role);
      return cell === undefined ? undefined : (digestHex('sha1', cell) ?? note(role));
    },
    size: (role) => {
      const cell = text(role);
      if (cell === undefined) return undefined;
      return /^\d{1,15}$/.test(cell) ? Number(cell) : note(role);
    },
    time: (role) => {
      const cell = text(role);
      return cell === undefined ? undefined : notedClock(cell, text('time_zone') ?? timeZone, place, notes);
    },
  };
}

function notedClock(raw: string, zone: string | undefined, place: string, notes: NoteBook): StatedTime {
  const { time, standing } = readClock(raw, zone);
  if (standing === 'zone-unknown') notes.add('assumed', 'intake.note.zone-unknown', place);
  if (standing === 'zone-ambiguous') notes.add('assumed', 'intake.note.zone-ambiguous', place);
  if (standing === 'unreadable') notes.add('skipped', 'intake.note.time-unreadable', place);
  return time;
}
