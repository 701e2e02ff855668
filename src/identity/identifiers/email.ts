import { domainToASCII } from 'node:url';
import { type NormalisedIdentifier, unusable, usable } from './identifier.ts';
import { cleanText } from './raw-text.ts';

/** RFC 5322 dot-atom, with the letters of other scripts (RFC 6531). Each character is read once. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const ASCII_ADDRESS = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Mailboxes that stand for "no address" or answer for a machine: many unrelated people share them. */
const PLACEHOLDER_LOCAL_PARTS = new Set(
  (
    'unknown none null nil na n/a undefined noemail no-email nomail nobody anonymous redacted deleted removed ' +
    'noreply no-reply no_reply donotreply do-not-reply do_not_reply notprovided not-provided notavailable ' +
    'inconnu aucun mailer-daemon'
  ).split(' '),
);
/** RFC 2606 names that never resolve, and the name of the machine itself. `example` stays usable: test data lives there. */
const PLACEHOLDER_TOP_LEVELS = new Set(['invalid', 'localhost', 'localdomain', 'local']);

/**
 * An e-mail address: `local part @ domain`.
 *
 *  - The domain is folded to lower case and international names to their ASCII form (IDNA): a domain has one spelling.
 *  - The local part is folded to lower case. RFC 5321 §2.4 lets a server tell `A` from `a`; no provider of
 *    consequence does, and sources copy the capitals people typed. The raw spelling stays in the observation.
 *  - Dots and `+tag` are kept: at most providers they are other mailboxes, and one wrong merge costs more than
 *    one missed link.
 *  - Quoted local parts, comments and address literals (`@[192.0.2.1]`) are refused: the provider cannot be asked for them.
 *  - At least two domain labels of at most 63 characters, the last one not a number; 64 characters at most
 *    before `@`, 254 in all (RFC 5321 §4.5.3.1).
 *  - `unknown@`, `noreply@` and their like are nobody's.
 */
export function normaliseEmail(raw: string): NormalisedIdentifier {
  const clean = cleanText(raw, 320);
  if (clean.reason !== undefined) return unusable(clean.reason);
  const address = clean.text.toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1) return unusable('malformed');
  if (at > 64 || address.length > 254) return unusable('too-long');
  const local = address.slice(0, at);
  const domain = domainFrom(address.slice(at + 1));
  if (domain === null) return unusable('malformed');
  // The ASCII form of an international name is longer than what was typed.
  if (local.length + 1 + domain.length > 254) return unusable('too-long');
  if (!ASCII_ADDRESS.test(address) && !LOCAL_PART.test(local)) return unusable('malformed');
  if (PLACEHOLDER_LOCAL_PARTS.has(local)) return unusable('placeholder');
  if (PLACEHOLDER_TOP_LEVELS.has(domain.slice(domain.lastIndexOf('.') + 1))) return unusable('placeholder');
  const value = `${local.normalize('NFC')}@${domain}`;
  return usable('email', value, value);
}

const MAX_REMEMBERED_DOMAINS = 5000;
const rememberedDomains = new Map<string, string | null>();

function domainFrom(text: string): string | null {
  const known = rememberedDomains.get(text);
  if (known !== undefined) return known;
  const domain = readDomain(text);
  if (rememberedDomains.size >= MAX_REMEMBERED_DOMAINS) rememberedDomains.clear();
  rememberedDomains.set(text, domain);
  return domain;
}

function readDomain(text: string): string | null {
  if (text.length > 255) return null;
  const ascii = /^[a-z0-9.-]+$/.test(text) ? text : asciiFromInternational(text);
  if (ascii.length > 253) return null;
  const labels = ascii.split('.');
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label))) return null;
  return /^[0-9]+$/.test(labels.at(-1) ?? '') ? null : ascii;
}

function asciiFromInternational(text: string): string {
  // The URL host parser would decode percent signs and cut at delimiters; a domain has none of them.
  return /^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(text) ? domainToASCII(text) : '';
}
