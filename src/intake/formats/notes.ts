import type { NoteSeverity, ParsedNote, Part } from '../contract.ts';
import type { NoteCode } from '../errors.ts';
import { budgets } from './budgets.ts';

/** The notes of one source, bounded: the first of each code are kept, the rest is counted. */
export class NoteBook {
  readonly #notes: ParsedNote[] = [];
  readonly #countsByCode = new Map<NoteCode, number>();
  readonly #unreadPaths = new Set<string>();
  #unreadOmitted = 0;

  add(
    severity: NoteSeverity,
    code: NoteCode,
    place: string,
    params?: Readonly<Record<string, string | number>>,
  ): void {
    const count = (this.#countsByCode.get(code) ?? 0) + 1;
    this.#countsByCode.set(code, count);
    if (count > budgets.notesPerCode) return;
    this.#notes.push(params === undefined ? { severity, code, place } : { severity, code, place, params });
  }

  /** A field nobody reads: listed once per path pattern (`/…/*` for list positions), not per occurrence. */
  unread(pattern: string): void {
    if (this.#unreadPaths.has(pattern)) return;
    if (this.#unreadPaths.size >= budgets.unreadPaths) {
      this.#unreadOmitted++;
      return;
    }
    this.#unreadPaths.add(pattern);
  }

  /** All notes as parts, in the order they were made; unread paths last. */
  parts(): Part[] {
    const parts: Part[] = this.#notes.map((note) => ({ kind: 'note', note }));
    for (const place of this.#unreadPaths) {
      parts.push({ kind: 'note', note: { severity: 'unread', code: 'intake.note.unread-field', place } });
    }
    for (const [code, count] of this.#countsByCode) {
      if (count > budgets.notesPerCode) parts.push(more(code, count - budgets.notesPerCode));
    }
    if (this.#unreadOmitted > 0) parts.push(more('intake.note.unread-field', this.#unreadOmitted));
    return parts;
  }
}

function more(of: NoteCode, count: number): Part {
  return {
    kind: 'note',
    note: { severity: 'skipped', code: 'intake.note.more', place: 'whole', params: { of, count } },
  };
}
