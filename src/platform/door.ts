import type { Static, TSchema } from 'typebox';
import type { Ctx } from './ctx.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

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
  readonly run: (ctx: Ctx, input: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;
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
  run: (ctx: Ctx, input: { params: Shape<P>; query: Shape<Q>; body: Shape<B> }) => Promise<Static<O>>;
}): Route {
  // The binder validates params, query and body against these very schemas before it calls run.
  return definition as unknown as Route;
}
