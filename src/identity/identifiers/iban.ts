import type { UnusableReason } from './identifier.ts';

/** Length of an IBAN by country. Source: SWIFT IBAN registry (ISO 13616). */
const LENGTHS: Readonly<Record<string, number>> = lengthsFrom(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 ' +
    'SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20',
);

function lengthsFrom(table: string): Record<string, number> {
  return Object.fromEntries(table.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
}

/** A bank account number with its country and check digits: spaces and dashes dropped, capitals, length and mod 97 checked. */
export function readIban(text: string): { readonly value: string } | { readonly reason: UnusableReason } {
  const value = text
    .replace(/^iban[\s:]*/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase();
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$/.test(value)) return { reason: 'malformed' };
  const expected = LENGTHS[value.slice(0, 2)];
  if (expected === undefined) return { reason: 'unknown-country' };
  if (value.length !== expected) return { reason: 'wrong-length' };
  return remainderBy97(value.slice(4) + value.slice(0, 4)) === 1
    ? { value }
    : { reason: 'wrong-check-digit' };
}

/** Groups of four, as printed on a statement. */
export function formatIban(value: string): string {
  return value.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Letters count as 10–35; digits are taken one by one so that no number grows beyond 97 × 100. */
function remainderBy97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const digit = Number.parseInt(character, 36);
    remainder = (remainder * (digit > 9 ? 100 : 10) + digit) % 97;
  }
  return remainder;
}
