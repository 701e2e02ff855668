import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { ReadOptions } from '../../../intake/index.ts';
import { VigieError } from '../../../platform/errors.ts';

const Profile = Compile(
  Type.Object(
    {
      profile: Type.Union([Type.Literal('peer-to-peer'), Type.Literal('foreign-list')]),
      columns: Type.Record(Type.String(), Type.String()),
      timeZone: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
);

/**
 * Reads a saved column mapping: `{ "profile": "foreign-list", "columns": { "ip": "Adresse IP" }, "timeZone": "Europe/Paris" }`.
 *
 * @throws VigieError 'app.bad-profile' naming the file.
 */
export async function readProfile(file: string): Promise<ReadOptions> {
  const parsed = parse(await readFile(file, 'utf8'));
  if (!Profile.Check(parsed)) throw new VigieError('invalid', 'app.bad-profile', { file });
  return { csvMapping: parsed };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it, with the name of the file.
    return undefined;
  }
}
