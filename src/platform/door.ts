import type { Static, TSchema } from 'typebox';
import type { Ctx } from './ctx.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who knocks, beside the actor: what the doors of the session itself need to know. */
export interface Caller {
  readonly address: string;
  /** The token of the session cookie, as sent. */
  readonly sessionToken: string | null;
}

/** What a door of the session gives back: the body, and the cookie to set (null ends it, undefined leaves it). */
export interface SessionAnswer<Body> {
  readonly body: Body;
  readonly sessionToken?: string | null;
}

/** Files of a request, already on disk under names of ours, in the order sent. */
export interface UploadedFiles {
  readonly directory: string;
  readonly files: readonly {
    /** As the sender named it, made harmless: untrusted text. */
    readonly name: string;
    readonly path: string;
    readonly sizeBytes: number;
  }[];
}

/** A route is data: app/ binds it, opens the transaction, demands the permission and checks the schemas. */
export interface Route {
  readonly method: Method;
  /** OpenAPI style: `/api/reports/{id}`. */
  readonly path: string;
  /** `public` is allowed for the few doors that stand before sign-in; tests list them. */
  readonly permission: string;
  /** Key of a message: what the door does, shown in the API document. */
  readonly summary: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly output: TSchema;
  /** Status of a good answer; 200 when absent. */
  readonly status?: 201 | 202;
  /** True when the request carries files: run finds an UploadedFiles as its body. */
  readonly files?: true;
  /** True when run gives a SessionAnswer: only the doors of the session. */
  readonly answersSession?: true;
  /** Runs around the whole act, outside its transaction: where a door must make callers wait. */
  readonly around?: (caller: Caller, act: () => Promise<unknown>) => Promise<unknown>;
  readonly run: (
    ctx: Ctx,
    input: { params: unknown; query: unknown; body: unknown; caller: Caller },
  ) => Promise<unknown>;
}

type Shape<S> = S extends TSchema ? Static<S> : undefined;

/** Declares a route with its input types inferred from the schemas. */
export function route<
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
  O extends TSchema = TSchema,
>(definition: {
  method: Method;
  path: string;
  permission: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  output: O;
  status?: 201 | 202;
  run: (
    ctx: Ctx,
    input: { params: Shape<P>; query: Shape<Q>; body: Shape<B>; caller: Caller },
  ) => Promise<Static<O>>;
}): Route {
  // The binder validates params, query and body against these very schemas before it calls run.
  return definition as unknown as Route;
}

/** Declares a door of the session: like route, its run also says what becomes of the cookie. */
export function sessionRoute<
  B extends TSchema | undefined = undefined,
  O extends TSchema = TSchema,
>(definition: {
  method: Method;
  path: string;
  permission: string;
  summary: string;
  body?: B;
  output: O;
  around?: (caller: Caller, act: () => Promise<unknown>) => Promise<unknown>;
  run: (ctx: Ctx, input: { body: Shape<B>; caller: Caller }) => Promise<SessionAnswer<Static<O>>>;
}): Route {
  return { ...definition, answersSession: true } as unknown as Route;
}

/** Declares a door that receives files; the binder removes them when the act is refused. */
export function uploadRoute<O extends TSchema>(definition: {
  path: string;
  permission: string;
  summary: string;
  output: O;
  run: (ctx: Ctx, files: UploadedFiles) => Promise<Static<O>>;
}): Route {
  const { run, ...rest } = definition;
  return {
    ...rest,
    method: 'POST',
    status: 202,
    files: true,
    // The binder's upload reader is the only source of this body.
    run: (ctx, { body }) => run(ctx, body as UploadedFiles),
  };
}
