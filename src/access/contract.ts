import { type Static, Type } from 'typebox';

export const roles = ['analyst', 'investigator', 'head', 'auditor', 'account-admin'] as const;
export type Role = (typeof roles)[number];

export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    /** Why this session is opened; shown on every page and written in every journal entry. */
    purpose: Type.String({ minLength: 3, maxLength: 200 }),
  },
  { additionalProperties: false },
);

export const FirstAccount = Type.Object(
  {
    login: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,63}$' }),
    displayName: Type.String({ minLength: 1, maxLength: 120 }),
    password: Type.String({ minLength: 12, maxLength: 200 }),
    locale: Type.Union([Type.Literal('fr'), Type.Literal('en')]),
  },
  { additionalProperties: false },
);

/** Who is signed in, and what this installation is. Served before sign-in too, with `account` null. */
export const SessionView = Type.Object({
  account: Type.Union([
    Type.Object({
      id: Type.String(),
      login: Type.String(),
      displayName: Type.String(),
      role: Type.String(),
      locale: Type.String(),
      permissions: Type.Array(Type.String()),
    }),
    Type.Null(),
  ]),
  purpose: Type.Union([Type.String(), Type.Null()]),
  /** True when no account exists yet: the interface asks for the first one. */
  setupNeeded: Type.Boolean(),
  demonstration: Type.Boolean(),
  version: Type.String(),
  /** Sent back in the `x-vigie-csrf` header of every changing request. Null before sign-in. */
  csrfToken: Type.Union([Type.String(), Type.Null()]),
});
export type SessionView = Static<typeof SessionView>;

export const ChangeSession = Type.Object(
  {
    purpose: Type.Optional(Type.String({ minLength: 3, maxLength: 200 })),
    locale: Type.Optional(Type.Union([Type.Literal('fr'), Type.Literal('en')])),
  },
  { additionalProperties: false },
);
