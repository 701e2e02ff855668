import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import type { Route } from '../../platform/door.ts';
import { invalidInput } from '../errors.ts';

type Where = 'params' | 'query' | 'body';
type Check = (value: unknown) => unknown;

export interface Checks {
  readonly params: Check;
  readonly query: Check;
  readonly body: Check;
}

/**
 * Compiles a door's schemas once. Text of the address (params, query) is converted to the numbers and booleans its
 * schema asks for; a body never is. What no schema names is refused, never dropped.
 */
export function compileChecks(route: Route): Checks {
  return {
    params: checkOf('params', route.params, true),
    query: checkOf('query', route.query, true),
    body: route.files === true ? (value) => value : checkOf('body', route.body, false),
  };
}

function checkOf(where: Where, schema: TSchema | undefined, convert: boolean): Check {
  if (schema === undefined) return (value) => refuseAnything(where, value);
  const compiled = Compile(schema);
  return (value) => {
    const given = convert ? Value.Convert(schema, value) : value;
    if (compiled.Check(given)) return given;
    const [first] = compiled.Errors(given);
    throw invalidInput(where, fieldOf(first), first?.keyword ?? 'schema');
  };
}

function refuseAnything(where: Where, value: unknown): undefined {
  if (value === undefined || value === null) return undefined;
  const [key] = typeof value === 'object' ? Object.keys(value) : ['/'];
  if (key !== undefined) throw invalidInput(where, `/${key}`.slice(0, 60), 'additionalProperties');
  return undefined;
}

function fieldOf(error: { readonly instancePath: string } | undefined): string {
  return (error?.instancePath || '/').slice(0, 60);
}
