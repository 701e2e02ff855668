import type { IdentifierKind } from '../../intake/contract.ts';
import { normaliseAccount } from './account.ts';
import { normaliseDevice } from './device.ts';
import { normaliseEmail } from './email.ts';
import type { NormalisedIdentifier, RawIdentifier } from './identifier.ts';
import { normaliseIp } from './ip.ts';
import { normaliseNameBirthDate } from './name-birth-date.ts';
import { normalisePayment } from './payment.ts';
import { normalisePhone } from './phone.ts';
import { normaliseScreenName } from './screen-name.ts';
import { normaliseUrl } from './url.ts';

export {
  type NormalisedIdentifier,
  partSeparator,
  type RawIdentifier,
  type UnusableReason,
  unusableReasons,
} from './identifier.ts';
export { rawNameBirthDate } from './name-birth-date.ts';

const rules: Readonly<
  Record<IdentifierKind, (raw: string, scope: string | undefined) => NormalisedIdentifier>
> = {
  email: normaliseEmail,
  phone: normalisePhone,
  account: normaliseAccount,
  ip: normaliseIp,
  device: normaliseDevice,
  payment: normalisePayment,
  'name-birth-date': normaliseNameBirthDate,
  url: normaliseUrl,
  'screen-name': normaliseScreenName,
};

/**
 * The key two observations share when they name the same thing, or why the value cannot be used.
 * Never throws, whatever the text. Each kind has its file, with the rule in words.
 * Cost: O(length), lengths capped per kind; about 1 µs for common values, 20 µs for a foreign phone seen first.
 */
export function normaliseIdentifier({ kind, raw, scope }: RawIdentifier): NormalisedIdentifier {
  return rules[kind](raw, scope);
}
