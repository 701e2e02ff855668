import { VigieError } from '../platform/errors.ts';

/** Closed list of refusals of this slice; wording in messages.*.ts. */
export const jurisdictionCodes = [
  'jurisdiction.table.csv-syntax',
  'jurisdiction.table.header',
  'jurisdiction.table.empty',
  'jurisdiction.table.too-long',
  'jurisdiction.table.network',
  'jurisdiction.table.duplicate-network',
  'jurisdiction.table.country',
  'jurisdiction.table.area',
  'jurisdiction.table.provider',
  'jurisdiction.table.kind',
  'jurisdiction.table.version',
  'jurisdiction.table.file',
] as const;
type JurisdictionCode = (typeof jurisdictionCodes)[number];

/** A network table is loaded whole or not at all: half a table attributes addresses to the wrong place. */
export function tableRefused(
  code: JurisdictionCode,
  params: Readonly<Record<string, string | number>> = {},
  options?: { cause?: unknown },
): VigieError {
  return new VigieError('invalid', code, params, options);
}
