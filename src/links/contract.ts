import { type Static, Type } from 'typebox';

const Id = Type.String({ pattern: '^[0-9]{1,16}$' });

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

export const JudgementParams = Type.Object({ id: Id }, { additionalProperties: false });

/** The judgement, and the persons its two mentions are now: one id when they are one. */
export const Judged = Type.Object({ id: Id, personIds: Type.Array(Id) });
export type Judged = Static<typeof Judged>;

/**
 * Why two mentions may be one person, ready to be shown: `code` is a message key that `params` fill; places are where
 * each of the two was seen with it.
 */
export interface ShownClue {
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly standing: 'observed' | 'derived';
  readonly places: { sourceId: string; locator: string }[];
}
