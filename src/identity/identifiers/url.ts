import { type NormalisedIdentifier, unusable, usable } from './identifier.ts';
import { cleanText } from './raw-text.ts';

/**
 * The address of a profile on the web (WHATWG URL).
 *
 *  - Only `http` and `https`, taken as one: both open the same profile. Without a scheme, `https` is understood.
 *  - The host is lower case and ASCII; the default port, the fragment and a final `/` are dropped; path and query
 *    are kept as they are, since `?id=` often is the account.
 *  - A user name or password before the host is refused: it is there to make the address look like another.
 *  - The bare host of a site names no account: everybody who mentions the service would become one person.
 *  - 2,083 characters at most. The address is never opened.
 */
export function normaliseUrl(raw: string): NormalisedIdentifier {
  const clean = cleanText(raw, 2083);
  if (clean.reason !== undefined) return unusable(clean.reason);
  if (/[\s\\]/.test(clean.text)) return unusable('malformed');
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(clean.text) ? clean.text : `https://${clean.text}`;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return unusable('malformed');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || !isHostName(url.hostname)) return unusable('malformed');
  const path = url.pathname.replace(/\/$/, '');
  if (path === '' && url.search === '') return unusable('names-no-account');
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const value = `https://${url.hostname}${port}${path}${url.search}`;
  return value.length > 2083 ? unusable('too-long') : usable('url', value, value);
}

/** A name with a dot, or an address: a single word is a machine of somebody's own network. */
function isHostName(host: string): boolean {
  return /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) || host.startsWith('[');
}
