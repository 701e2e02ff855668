import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demand, isCsrfToken, type Session, sessionEnded } from '../../access/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Caller, Route, SessionAnswer } from '../../platform/door.ts';
import { csrfMissing } from '../errors.ts';
import { type App, type Deed, visitor } from '../wire.ts';
import { sessionTokenOf, setSessionCookie } from './cookie.ts';
import { type Checks, compileChecks } from './validate.ts';

/** What stands behind a door once the caller is known: its input read from the request, inside no transaction yet. */
export type ReadBody = (request: FastifyRequest) => Promise<unknown>;

/** Opens one door of the table; every rule that holds for all doors is here and nowhere else. */
export function bindRoute(
  server: FastifyInstance,
  app: App,
  route: Route,
  readBody: ReadBody = readJsonBody,
): void {
  const checks = compileChecks(route);
  server.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    exposeHeadRoute: false,
    handler: (request, reply) => answer({ app, route, checks, readBody }, request, reply),
  });
}

interface Door {
  readonly app: App;
  readonly route: Route;
  readonly checks: Checks;
  readonly readBody: ReadBody;
}

async function answer(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { app, route, checks } = door;
  const caller: Caller = { address: request.ip, sessionToken: sessionTokenOf(request) };
  const session = await app.session(caller.sessionToken);
  checkCaller(route, request, session);
  const params = checks.params(request.params);
  const deed = deedOf(route, session, params);
  await refuseEarly(app, route, deed);
  const query = checks.query(request.query);
  const body = checks.body(await door.readBody(request));
  const input = { params, query, body, caller };
  const work = async (ctx: Ctx): Promise<unknown> => {
    if (route.permission !== 'public') await ctx.demand(route.permission, deed.subject);
    return route.run(ctx, input);
  };
  const isLook = route.permission === 'public' && route.method === 'GET';
  const act = (): Promise<unknown> => (isLook ? app.look(work) : app.act(deed, work));
  const result = route.around === undefined ? await act() : await route.around(caller, act);
  send(route, request, reply, result);
}

/** @throws VigieError without a session, or when a changing request does not carry the session's own token. */
function checkCaller(route: Route, request: FastifyRequest, session: Session | null): void {
  if (session === null) {
    if (route.permission !== 'public') throw sessionEnded();
    return;
  }
  const isBeforeSignIn = route.permission === 'public';
  if (route.method === 'GET' || isBeforeSignIn) return;
  if (!isCsrfToken(request.headers['x-vigie-csrf'], session.token)) throw csrfMissing();
}

function deedOf(route: Route, session: Session | null, params: unknown): Deed {
  const id = typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : null;
  const act = route.summary;
  const subject = { kind: kindOf(route.path), id };
  if (session === null) return { actor: visitor, purpose: 'sign-in', act, subject };
  return { actor: session.actor, purpose: session.purpose, act, subject };
}

/** `/api/reports/{id}/claim` is about a report. */
function kindOf(path: string): string {
  const segment = path.split('/')[2] ?? '';
  return /^[a-z]+$/.test(segment) ? segment.replace(/s$/, '') : 'door';
}

/** Before any body is read, so that nobody sends gigabytes to a door that is closed to them; refused as an act. */
async function refuseEarly(app: App, route: Route, deed: Deed): Promise<void> {
  if (route.permission === 'public') return;
  try {
    demand(deed.actor, route.permission, deed.subject);
  } catch {
    await app.act(deed, (ctx) => ctx.demand(route.permission, deed.subject));
  }
}

async function readJsonBody(request: FastifyRequest): Promise<unknown> {
  return request.body;
}

function send(route: Route, request: FastifyRequest, reply: FastifyReply, result: unknown): void {
  // Doors declared with answersSession give a SessionAnswer: their constructor requires it.
  const answer = route.answersSession === true ? (result as SessionAnswer<unknown>) : { body: result };
  const token = 'sessionToken' in answer ? answer.sessionToken : undefined;
  if (token !== undefined) setSessionCookie(request, reply, token);
  void reply
    .status(route.status ?? 200)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer.body));
}
