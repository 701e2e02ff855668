import { type NormalisedIdentifier, partSeparator, unusable, usable } from './identifier.ts';
import { normalisePhone } from './phone.ts';
import { cleanText, isPlaceholder } from './raw-text.ts';
import { serviceFromScope } from './services.ts';

/**
 * An account at a service: the service's key, then the handle or number the service itself gives the account.
 *
 *  - Without its service a handle means nothing: `jd42` is one person here and another there.
 *  - One leading `@` is dropped: it is how people write handles, not part of them.
 *  - Case is folded only for services that ignore it (services.ts).
 *  - At services whose accounts are phone numbers, the handle is the number in international form; the part
 *    after `@` of an exported address (`33612345678@s.whatsapp.net`) is dropped.
 *  - 1 to 255 characters, no hidden ones; "unknown", "deleted account" and their like name nobody.
 */
export function normaliseAccount(raw: string, scope: string | undefined): NormalisedIdentifier {
  const service = scope === undefined ? null : serviceFromScope(scope);
  if (service === null) return unusable('missing-scope');
  const clean = cleanText(raw, 255);
  if (clean.reason !== undefined) return unusable(clean.reason);
  let handle = clean.text.startsWith('@') ? clean.text.slice(1) : clean.text;
  if (handle === '') return unusable('empty');
  if (isPlaceholder(handle) || /^0+$/.test(handle)) return unusable('placeholder');
  if (service.phoneHandles === true) handle = phoneHandle(handle);
  if (service.case === 'ignored') handle = handle.toLowerCase();
  handle = handle.normalize('NFC');
  return usable('account', `${service.key}${partSeparator}${handle}`, `${handle} · ${service.name}`);
}

function phoneHandle(handle: string): string {
  const digits = /^(\+?)([0-9][0-9 .-]{5,20})(?:@[a-z.]{1,40})?$/.exec(handle);
  if (digits === null) return handle;
  const phone = normalisePhone(`+${digits[2]}`, undefined);
  return phone.usable ? phone.value : handle;
}
