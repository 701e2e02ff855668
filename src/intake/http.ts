import { Type } from 'typebox';
import { type Route, route } from '../platform/door.ts';
import type { Vault } from '../platform/vault.ts';
import { IntakeDetail, IntakeSummary, SourceExcerpt } from './contract.ts';
import { listIntakes, readIntake } from './read-intake.ts';
import { readSourceExcerpt } from './read-source-excerpt.ts';

const params = Type.Object({ id: Type.String({ pattern: '^[0-9]{1,18}$' }) });

/** The doors of intake; files themselves come in by the upload door of app/. */
export function intakeRoutes(vault: Vault): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/intakes',
      permission: 'intake.read',
      summary: 'intake.door.list',
      output: Type.Object({ intakes: Type.Array(IntakeSummary) }),
      run: (ctx) => listIntakes(ctx),
    }),
    route({
      method: 'GET',
      path: '/api/intakes/{id}',
      permission: 'intake.read',
      summary: 'intake.door.read',
      params,
      output: IntakeDetail,
      run: (ctx, input) => readIntake(ctx, { intakeId: input.params.id }),
    }),
    route({
      method: 'GET',
      path: '/api/sources/{id}/excerpt',
      permission: 'triage.read',
      summary: 'intake.door.excerpt',
      params,
      query: Type.Object(
        { locator: Type.String({ minLength: 1, maxLength: 4_000 }) },
        { additionalProperties: false },
      ),
      output: SourceExcerpt,
      run: (ctx, input) =>
        readSourceExcerpt(ctx, { sourceId: input.params.id, locator: input.query.locator, vault }),
    }),
  ];
}
