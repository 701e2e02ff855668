import { foldText } from '../../kernel/text.ts';
import { type NormalisedIdentifier, partSeparator, unusable, usable } from './identifier.ts';
import { cleanText, isPlaceholder } from './raw-text.ts';

/** Folded names sources use → our type, with the name shown. Other types keep their folded name. */
const TYPES: Readonly<Record<string, readonly [type: string, name: string]>> = {
  imei: ['imei', 'IMEI'],
  imeisv: ['imei', 'IMEI'],
  meid: ['meid', 'MEID'],
  imsi: ['imsi', 'IMSI'],
  iccid: ['iccid', 'ICCID'],
  mac: ['mac', 'MAC'],
  macaddress: ['mac', 'MAC'],
  wifimac: ['mac', 'MAC'],
  androidid: ['android-id', 'Android ID'],
  gaid: ['advertising-id', 'Advertising ID'],
  aaid: ['advertising-id', 'Advertising ID'],
  idfa: ['advertising-id', 'Advertising ID'],
  advertisingid: ['advertising-id', 'Advertising ID'],
  idfv: ['idfv', 'IDFV'],
  udid: ['udid', 'UDID'],
  uuid: ['uuid', 'UUID'],
  serial: ['serial', 'S/N'],
  serialnumber: ['serial', 'S/N'],
  clientguid: ['client-guid', 'Client GUID'],
  guid: ['client-guid', 'Client GUID'],
};

/** Values that whole production runs share: an emulator's id, the address systems give instead of the real one. */
const KNOWN_SHARED = new Set([
  '9774d56d682e549c',
  '020000000000',
  '004999010640000',
  '123456789012345',
  '012345678912345',
]);

/**
 * A device: the type of the id, then the id.
 *
 *  - The type is required: the same digits are a phone as an IMEI and a subscription as an IMSI.
 *  - IMEI: 15 digits whose last is the Luhn check digit (3GPP TS 23.003); a 16-digit IMEISV is its first 14 digits
 *    with the check digit put back, and 14 digits get theirs.
 *  - MAC address: 12 hexadecimal digits. GUIDs and other hexadecimal ids: lower case, without braces or dashes.
 *  - Any other id is kept as written, case included.
 *  - Zeros, one character repeated and ids known to be shared by many devices are unusable.
 */
export function normaliseDevice(raw: string, scope: string | undefined): NormalisedIdentifier {
  const folded = foldText(scope?.slice(0, 100) ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  if (folded === '') return unusable('missing-scope');
  const [type, name] = TYPES[folded] ?? [folded, folded];
  const clean = cleanText(raw, 255);
  if (clean.reason !== undefined) return unusable(clean.reason);
  if (isPlaceholder(clean.text)) return unusable('placeholder');
  const id = compactId(clean.text);
  if (/^(.)\1*$/u.test(id) || KNOWN_SHARED.has(id)) return unusable('placeholder');
  if (type === 'imei') return fromImei(id);
  if (type === 'mac' && !/^[0-9a-f]{12}$/.test(id)) return unusable('malformed');
  return usable('device', `${type}${partSeparator}${id}`, `${id} · ${name}`);
}

/** Hexadecimal ids lose their separators and case; any other text is opaque. */
function compactId(text: string): string {
  const bare = text.replace(/[\s:{}.-]/g, '');
  return /^[0-9a-fA-F]{8,128}$/.test(bare) || /^[0-9]+$/.test(bare) ? bare.toLowerCase() : text;
}

function fromImei(id: string): NormalisedIdentifier {
  if (!/^[0-9]+$/.test(id)) return unusable('malformed');
  if (id.length < 14 || id.length > 16) return unusable('wrong-length');
  const body = id.slice(0, 14);
  if (/^(.)\1*$/.test(body)) return unusable('placeholder');
  const imei = body + luhnCheckDigit(body);
  if (id.length === 15 && id !== imei) return unusable('wrong-check-digit');
  return usable('device', `imei${partSeparator}${imei}`, `${imei} · IMEI`);
}

/** ISO/IEC 7812-1 annex B: from the right, every second digit doubled, digits summed, complement to ten. */
function luhnCheckDigit(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) {
    const digit = body.charCodeAt(body.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}
