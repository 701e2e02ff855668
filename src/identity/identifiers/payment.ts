import { normaliseEmail } from './email.ts';
import { formatIban, readIban } from './iban.ts';
import { type NormalisedIdentifier, partSeparator, unusable, usable } from './identifier.ts';
import { cleanText, isPlaceholder } from './raw-text.ts';
import { serviceFromScope } from './services.ts';

const BANK_SCOPES = new Set(['iban', 'bank', 'banque', 'bankaccount', 'sepa', 'comptebancaire']);

/**
 * A payment handle: the payment service, then the handle there.
 *
 *  - Cash App: `$` and 1 to 20 letters, digits, `_` or `-`, one of them a letter; case ignored.
 *  - Bank account: an IBAN whose length is its country's and whose check digits are right (ISO 13616, mod 97).
 *  - PayPal: an e-mail address (its own rule) or the name after `paypal.me/`; case ignored.
 *  - Any other service: kept as written, case included, since wallet addresses may tell capitals apart.
 *  - Without a scope only a value that says its own kind is read: `$name`, or a correct IBAN.
 */
export function normalisePayment(raw: string, scope: string | undefined): NormalisedIdentifier {
  const clean = cleanText(raw, 255);
  if (clean.reason !== undefined) return unusable(clean.reason);
  if (isPlaceholder(clean.text)) return unusable('placeholder');
  const service = scope === undefined ? null : serviceFromScope(scope);
  if (service === null) return withoutScope(clean.text);
  if (BANK_SCOPES.has(service.key)) return fromIban(clean.text);
  if (service.key === 'cashapp') return fromCashtag(clean.text);
  if (service.key === 'paypal') return fromPaypal(clean.text);
  return usable('payment', `${service.key}${partSeparator}${clean.text}`, `${clean.text} · ${service.name}`);
}

function withoutScope(text: string): NormalisedIdentifier {
  if (text.startsWith('$')) return fromCashtag(text);
  const iban = fromIban(text);
  return iban.usable ? iban : unusable('missing-scope');
}

function fromCashtag(text: string): NormalisedIdentifier {
  const name = text.replace(/^(?:https:\/\/cash\.app\/)?\$/, '').toLowerCase();
  if (!/^[a-z0-9_-]{1,20}$/.test(name) || !/[a-z]/.test(name)) return unusable('malformed');
  return usable('payment', `cashapp${partSeparator}${name}`, `$${name} · Cash App`);
}

function fromIban(text: string): NormalisedIdentifier {
  const iban = readIban(text);
  if ('reason' in iban) return unusable(iban.reason);
  return usable('payment', `iban${partSeparator}${iban.value}`, formatIban(iban.value));
}

function fromPaypal(text: string): NormalisedIdentifier {
  if (!text.includes('@')) {
    const name = text.toLowerCase().replace(/^(?:https:\/\/)?(?:www\.)?paypal\.me\//, '');
    if (!/^[a-z0-9._-]{1,64}$/.test(name)) return unusable('malformed');
    return usable('payment', `paypal${partSeparator}${name}`, `${name} · PayPal`);
  }
  const email = normaliseEmail(text);
  if (!email.usable) return email;
  return usable('payment', `paypal${partSeparator}${email.value}`, `${email.value} · PayPal`);
}
