import { VigieError } from '../platform/errors.ts';
import type { DeliveryRefusalCode } from './delivery.ts';

/**
 * The closed list of what intake can answer instead of facts. A code is also the key of its wording in
 * messages.fr.ts and messages.en.ts.
 */

/** A refused source: nothing of it stays but the delivery row. */
export const refusalCodes = [
  'intake.refused.empty',
  'intake.refused.too-large',
  'intake.refused.pdf',
  'intake.refused.archive',
  'intake.refused.picture',
  'intake.refused.video',
  'intake.refused.sound',
  'intake.refused.office-document',
  'intake.refused.database',
  'intake.refused.program',
  'intake.refused.binary',
  'intake.refused.utf16',
  'intake.refused.invalid-utf8',
  'intake.refused.html',
  'intake.refused.xml-root',
  'intake.refused.json-shape',
  'intake.refused.json-list',
  'intake.refused.text-layout',
  'intake.refused.csv-header',
  'intake.refused.looks-like',
  'intake.refused.json-syntax',
  'intake.refused.json-truncated',
  'intake.refused.xml-syntax',
  'intake.refused.xml-doctype',
  'intake.refused.too-deep',
  'intake.refused.too-many-members',
  'intake.refused.too-many-attributes',
  'intake.refused.too-many-persons',
  'intake.refused.too-many-rows',
  'intake.refused.too-long-value',
  'intake.refused.csv-syntax',
  'intake.refused.csv-duplicate-column',
  'intake.refused.csv-mapping',
  'intake.refused.hashdeep-header',
  'intake.refused.no-usable-row',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Something read with care, or not read, inside a source that is kept. */
export const noteCodes = [
  'intake.note.unread-field',
  'intake.note.more',
  'intake.note.duplicate-key',
  'intake.note.long-integer',
  'intake.note.lone-surrogate',
  'intake.note.nul-removed',
  'intake.note.unexpected-shape',
  'intake.note.time-unreadable',
  'intake.note.zone-unknown',
  'intake.note.zone-ambiguous',
  'intake.note.port-unreadable',
  'intake.note.digest-unreadable',
  'intake.note.capture-kind-unknown',
  'intake.note.without-number',
  'intake.note.free-text-unattributed',
  'intake.note.search-by-image',
  'intake.note.text-cut',
  'intake.note.hex-escape-repaired',
  'intake.note.duplicate-messages',
  'intake.note.files-not-exported',
  'intake.note.messages-zone-unknown',
  'intake.note.senders-by-name',
  'intake.note.chat-without-number',
  'intake.note.value-unreadable',
  'intake.note.row-ragged',
  'intake.note.row-without-key',
  'intake.note.row-unreadable',
  'intake.note.row-value',
  'intake.note.digest-column-unknown',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/**
 * Refuses a whole source. `place` is a locator or `byte:N`; params carry counts and names of structure
 * (a root element, a column role), never content of the source beyond a short, cut name.
 */
export class IntakeRefusal extends VigieError {
  readonly place: string;

  constructor(
    code: RefusalCode | DeliveryRefusalCode,
    place: string,
    params: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(code === 'intake.refused.too-large' ? 'too-large' : 'invalid', code, { ...params, place }, options);
    this.name = 'IntakeRefusal';
    this.place = place;
  }
}
