import { type Static, Type } from 'typebox';

const Id = Type.String({ pattern: '^[0-9]{1,19}$' });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const Outcome = Type.Union([Type.Literal('done'), Type.Literal('refused')]);
export type Outcome = Static<typeof Outcome>;

export const EntryDetails = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);
export type EntryDetails = Static<typeof EntryDetails>;

/** One act, done or refused, in the order in which the journal took it. */
export const JournalEntry = Type.Object({
  seq: Id,
  at: Type.String(),
  actorName: Type.String(),
  act: Type.String(),
  subjectKind: Type.String(),
  subjectId: Nullable(Type.String()),
  purpose: Type.String(),
  outcome: Outcome,
  details: EntryDetails,
});
export type JournalEntry = Static<typeof JournalEntry>;

export const JournalQuery = Type.Object(
  { before: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) },
  { additionalProperties: false },
);
export type JournalQuery = Static<typeof JournalQuery>;

/** Newest first; `nextBefore` asks for the older ones. */
export const JournalPage = Type.Object({ entries: Type.Array(JournalEntry), nextBefore: Nullable(Id) });
export type JournalPage = Static<typeof JournalPage>;

/** What happened to one subject, oldest first, as its own page shows it. */
export const SubjectHistory = Type.Object({
  at: Type.String(),
  act: Type.String(),
  actorName: Type.String(),
  details: EntryDetails,
});
export type SubjectHistory = Static<typeof SubjectHistory>;
