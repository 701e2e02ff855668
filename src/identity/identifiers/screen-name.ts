import { type NormalisedIdentifier, partSeparator, unusable, usable } from './identifier.ts';
import { cleanText, isPlaceholder } from './raw-text.ts';
import { serviceFromScope } from './services.ts';

/** Joiners are letters of Persian screen names and glue of emoji; they are dropped from the key, not refused. */
const JOINERS = /[\u200c\u200d]/g;

/**
 * A name shown on a service, chosen by its holder: a weak clue, since names can be shared and changed.
 *
 *  - Belongs to a service, like an account; one leading `@` is dropped.
 *  - Compatibility forms and case are folded (NFKC, lower case): a weak clue gains from meeting its look-alikes.
 *  - 1 to 255 characters, no hidden ones but joiners; "unknown", "deleted account" and their like name nobody.
 */
export function normaliseScreenName(raw: string, scope: string | undefined): NormalisedIdentifier {
  const service = scope === undefined ? null : serviceFromScope(scope);
  if (service === null) return unusable('missing-scope');
  const clean = cleanText(raw.length > 1024 ? raw : raw.replace(JOINERS, ''), 255);
  if (clean.reason !== undefined) return unusable(clean.reason);
  const name = clean.text.replace(/^@/, '').normalize('NFKC').toLowerCase().normalize('NFKC').trim();
  if (name === '') return unusable('empty');
  if (isPlaceholder(name)) return unusable('placeholder');
  return usable('screen-name', `${service.key}${partSeparator}${name}`, `${name} · ${service.name}`);
}
