import type { TSchema } from 'typebox';
import type { Route } from '../../platform/door.ts';

type Words = (key: string) => string;
type Json = { readonly [key: string]: unknown };

const errorAnswer: Json = {
  description: 'Refused: a code and its parameters',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['code', 'params'],
            properties: { code: { type: 'string' }, params: { type: 'object' } },
          },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the doors: what is enforced and what is described are the same schemas. */
export function describeApi(routes: readonly Route[], version: string, words: Words): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const entry = paths[route.path] ?? {};
    entry[route.method.toLowerCase()] = describeRoute(route, words);
    paths[route.path] = entry;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vigie', version, summary: words('app.api.summary'), license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'vigie_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-vigie-csrf' },
      },
    },
  };
}

function describeRoute(route: Route, words: Words): Json {
  const isPublic = route.permission === 'public';
  const changing = route.method !== 'GET';
  return {
    operationId: operationIdOf(route),
    summary: words(route.summary),
    // The interface shows the same sentence in the reader's language.
    'x-summary-key': route.summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    security: isPublic ? [] : [changing ? { session: [], csrf: [] } : { session: [] }],
    ...(isPublic ? {} : { 'x-permission': route.permission }),
    parameters: [...parametersOf('path', route.params), ...parametersOf('query', route.query)],
    ...requestBodyOf(route),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'OK',
        content: { 'application/json': { schema: route.output } },
      },
      '4XX': errorAnswer,
      '5XX': errorAnswer,
    },
  };
}

function requestBodyOf(route: Route): Json {
  if (route.files === true) {
    const schema = {
      type: 'object',
      properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } };
}

function parametersOf(where: 'path' | 'query', schema: TSchema | undefined): readonly Json[] {
  if (schema === undefined) return [];
  const { properties, required } = schema as {
    properties?: Record<string, Json>;
    required?: readonly string[];
  };
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (required ?? []).includes(name),
    schema: property,
  }));
}

/** `GET /api/reports/{id}` is `getReportsId`. */
function operationIdOf(route: Route): string {
  const words = route.path.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '' && word !== 'api');
  const capitalised = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return route.method.toLowerCase() + capitalised.join('');
}
