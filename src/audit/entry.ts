import type { AuditEntry } from '../platform/ctx.ts';

const actPattern = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/;
const subjectKindPattern = /^[a-z][a-z-]{0,39}$/;
const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;
// No blank and no at sign: a name, a sentence or an address cannot enter the journal even by mistake.
const valuePattern = /^[!-?A-~]{0,100}$/;
const subjectIdPattern = /^[!-?A-~]{1,100}$/;
const maximumDetails = 20;

/**
 * Holds an entry to what a journal may contain: identifiers, counts and codes (directive 2016/680 art. 25: a reference
 * to the data, never the data).
 *
 * @throws Error, never a refusal: an entry that breaks the rule is a mistake of the verb that wrote it.
 */
export function checkEntry(entry: AuditEntry): void {
  if (!actPattern.test(entry.act))
    throw new Error(`journal: act is not a code: ${entry.act.length} characters`);
  if (!subjectKindPattern.test(entry.subject.kind))
    throw new Error(`journal: subject kind is not a code in ${entry.act}`);
  if (entry.subject.id !== null && !subjectIdPattern.test(entry.subject.id))
    throw new Error(`journal: subject id is not an id in ${entry.act}`);
  const details = Object.entries(entry.details ?? {});
  if (details.length > maximumDetails) throw new Error(`journal: too many details in ${entry.act}`);
  for (const [key, value] of details) {
    if (!keyPattern.test(key)) throw new Error(`journal: a detail key of ${entry.act} is not a word`);
    if (!isCodeOrCount(value))
      throw new Error(`journal: detail ${key} of ${entry.act} is not an id, count or code`);
  }
}

function isCodeOrCount(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && valuePattern.test(value);
}
