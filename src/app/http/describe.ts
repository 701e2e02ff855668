import { Type } from 'typebox';
import { type Route, route } from '../../platform/door.ts';
import { describeApi } from './openapi.ts';

const Health = Type.Object({ state: Type.Literal('ready'), version: Type.String() });

/** The two public doors about the API itself: is it ready, and what does it offer. */
export function describingRoutes(
  routes: readonly Route[],
  version: string,
  words: (key: string) => string,
): readonly Route[] {
  const health = route({
    method: 'GET',
    path: '/api/health',
    permission: 'public',
    summary: 'app.door.health',
    output: Health,
    // Reached only through a database transaction, so the answer says that the database answers too.
    run: async () => ({ state: 'ready' as const, version }),
  });
  const openapi = route({
    method: 'GET',
    path: '/api/openapi.json',
    permission: 'public',
    summary: 'app.door.openapi',
    output: Type.Object({ openapi: Type.String() }),
    run: async () => ({ openapi: '3.1.0', ...description() }),
  });
  const all = [...routes, health, openapi];
  let described: ReturnType<typeof describeApi> | undefined;
  const description = (): ReturnType<typeof describeApi> => {
    described ??= describeApi(all, version, words);
    return described;
  };
  return [health, openapi];
}
