import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Route } from '../platform/door.ts';
import { packageRoot } from '../platform/package-root.ts';
import { answerError } from './http/answer.ts';
import { bindRoute } from './http/bind.ts';
import { addSecurityHeaders, setSecurityHeaders } from './http/headers.ts';
import { checkOrigin } from './http/origin.ts';
import { serveSite } from './http/site.ts';
import { acceptUploads } from './http/upload.ts';
import type { App } from './wire.ts';

export interface ServerOptions {
  readonly routes: readonly Route[];
  /** Requests one address may make in a minute. */
  readonly requestsPerMinute?: number;
  /** The built interface; default `dist/web` of this package. */
  readonly siteFolder?: string;
}

const noBudgetHeaders = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
};
const jsonLimitBytes = 256 * 1024;

/** The web server of one process, not listening yet: every door of the table, the upload, the interface. */
export async function buildServer(app: App, options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: jsonLimitBytes,
    trustProxy: app.config.hostNames.length > 0 ? 'loopback' : false,
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(request, reply);
      answerError(error, request, reply, app.log);
    },
  });
  addSecurityHeaders(server);
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply, app.log));
  server.addHook('onRequest', async (request) => checkOrigin(request, app.config.hostNames));
  await server.register(fastifyRateLimit, {
    max: options.requestsPerMinute ?? 6_000,
    timeWindow: '1 minute',
    // The budget of an address is nobody else's business.
    addHeaders: noBudgetHeaders,
    addHeadersOnExceeding: noBudgetHeaders,
  });
  await server.register(fastifyCookie);
  const readUpload = await acceptUploads(server, app);
  for (const route of options.routes) {
    bindRoute(server, app, route, route.files === true ? readUpload : undefined);
  }
  await serveSite(server, options.siteFolder ?? join(packageRoot(), 'dist', 'web'));
  return server;
}
