import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type NormalisedIdentifier, type UnusableReason, unusable, usable } from './identifier.ts';
import { cleanText } from './raw-text.ts';

/** White space, dots, dashes, slashes, brackets and the direction marks chat exports add around numbers. */
const DECORATION = /[\s.\-/()\u00a0\u2010-\u2015\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]/g;
const FRENCH_NUMBER = /^\+33([1-9])([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})$/;
const EXTENSION = /^([+0-9().\s-]{5,40}?)[\s,;]*(?:ext|x|poste)[\s.:=]*([0-9]{1,7})$/i;

/**
 * A telephone number, in international form (ITU-T E.164): `+`, country code, national number.
 *
 *  - `+…` and `00…` say their country. Any other spelling is national and is read only when the scope names
 *    the region (`FR`): the same ten digits are two subscribers in two countries.
 *  - The length must be possible in that country. Ranges open for use are not checked: numbering plans change
 *    after the tables are printed, and numbers reserved for fiction are usable here.
 *  - French overseas departments keep their own country code: `0690…` is `+590 690…`.
 *  - An extension is part of the number: `+33199001234;ext=12`.
 *  - One digit repeated all along (`0000000000`) names nobody.
 */
export function normalisePhone(raw: string, scope: string | undefined): NormalisedIdentifier {
  if (raw.length > 200) return unusable('too-long');
  const clean = cleanText(raw.replace(DECORATION, ' '), 80);
  if (clean.reason !== undefined) return unusable(clean.reason);
  const region = scope?.trim().toUpperCase() ?? '';
  const key = `${region} ${clean.text}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const phone = readPhone(clean.text, region);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, phone);
  return phone;
}

/** Numbers come in runs (one person in many reports); the national tables cost about 20 µs a number. */
const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, NormalisedIdentifier>();

function readPhone(text: string, region: string): NormalisedIdentifier {
  const parts = EXTENSION.exec(text);
  const compact = (parts?.[1] ?? text).replaceAll(' ', '');
  if (!/^\+?[0-9]{3,25}$/.test(compact)) return unusable('malformed');
  const number = e164From(compact, region);
  if ('reason' in number) return unusable(number.reason);
  const extension = parts?.[2];
  if (extension === undefined) return usable('phone', number.value, number.display);
  return usable('phone', `${number.value};ext=${extension}`, `${number.display} (${extension})`);
}

type E164 = { readonly value: string; readonly display: string } | { readonly reason: UnusableReason };

function e164From(compact: string, region: string): E164 {
  const international = compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
  if (/^\+?([0-9])\1{5,}$/.test(international)) return { reason: 'placeholder' };
  // `+33 (0)6…` keeps a national zero that is never dialled from abroad.
  const french = frenchDisplay(international.replace(/^\+330/, '+33'));
  if (french !== null) return french;
  if (international.startsWith('+')) return foreignNumber(international, undefined);
  if (region === 'FR') return frenchNational(compact);
  if (!isSupportedCountry(region)) return { reason: 'unknown-country' };
  return foreignNational(compact, region);
}

/** Overseas departments share the ten-digit plan and have their own country codes. Source: ARCEP numbering plan. */
const OVERSEAS: readonly (readonly [prefix: RegExp, code: string])[] = [
  [/^0(?:590|69[01])/, '+590'],
  [/^0(?:594|694)/, '+594'],
  [/^0(?:596|69[67])/, '+596'],
  // 06 39 98 is the block reserved for fiction in metropolitan France.
  [/^0(?:26[239]|69[23]|639(?!98))/, '+262'],
];

/** Spreadsheets drop the leading zero: nine digits that start with none are taken with it. */
function frenchNational(compact: string): E164 {
  const national = /^[1-9][0-9]{8}$/.test(compact) ? `0${compact}` : compact;
  if (!/^0[1-9][0-9]{8}$/.test(national)) return { reason: 'wrong-length' };
  const code = OVERSEAS.find(([prefix]) => prefix.test(national))?.[1];
  if (code !== undefined) return foreignNumber(code + national.slice(1), undefined);
  return frenchDisplay(`+33${national.slice(1)}`) ?? { reason: 'malformed' };
}

/** A zero that the region's plan could not take off is the trunk prefix of another country (Italy keeps its own). */
function foreignNational(compact: string, region: CountryCode): E164 {
  const parsed = parsePhoneNumberFromString(compact, region);
  if (parsed?.nationalNumber.startsWith('0') && !parsed.isValid()) return { reason: 'wrong-length' };
  return foreignNumber(compact, region);
}

function frenchDisplay(value: string): E164 | null {
  const parts = FRENCH_NUMBER.exec(value);
  if (parts === null) return null;
  if (/^([0-9])\1{8}$/.test(value.slice(3))) return { reason: 'placeholder' };
  return { value, display: `+33 ${parts.slice(1).join(' ')}` };
}

function foreignNumber(compact: string, region: CountryCode | undefined): E164 {
  const parsed = parsePhoneNumberFromString(compact, region);
  if (parsed === undefined) return { reason: 'malformed' };
  if (!parsed.isPossible()) return { reason: 'wrong-length' };
  if (/^([0-9])\1{5,}$/.test(parsed.nationalNumber)) return { reason: 'placeholder' };
  return { value: parsed.number, display: parsed.formatInternational() };
}
