import { type Static, Type } from 'typebox';

const Id = Type.String({ pattern: '^[0-9]{1,19}$' });

export const Judge = Type.Object(
  {
    left: Id,
    right: Id,
    verdict: Type.Union([Type.Literal('same'), Type.Literal('not-same'), Type.Literal('unsure')]),
    reason: Type.String({ minLength: 3, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type Judge = Static<typeof Judge>;

export const Retract = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 2000 }) },
  { additionalProperties: false },
);
