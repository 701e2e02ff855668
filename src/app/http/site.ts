import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routeNotFound } from '../errors.ts';

const noncePlaceholder = '__CSP_NONCE__';

/**
 * The interface: built files, and its one page for every address that is not a file. The page carries a fresh style
 * nonce, so it is never cached; the files carry their digest in their name, so they always are.
 */
export async function serveSite(server: FastifyInstance, folder: string): Promise<void> {
  const pageFile = join(folder, 'index.html');
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : null;
  if (page !== null) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      cacheControl: false,
      dotfiles: 'deny',
      setHeaders: (reply, path) => {
        const isNamedByDigest = path.includes('/assets/');
        void reply.header(
          'cache-control',
          isNamedByDigest ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  const sendPage = (reply: FastifyReply): FastifyReply => {
    if (page === null) throw routeNotFound();
    void reply.header('cache-control', 'no-store');
    return reply.type('text/html; charset=utf-8').send(page.replaceAll(noncePlaceholder, reply.styleNonce));
  };
  server.get('/', (_request, reply) => sendPage(reply));
  server.get('/index.html', (_request, reply) => sendPage(reply));
  server.setNotFoundHandler((request, reply) => {
    if (!isPageRequest(request)) throw routeNotFound();
    return sendPage(reply);
  });
}

function isPageRequest(request: FastifyRequest): boolean {
  const [path] = request.url.split('?');
  return request.method === 'GET' && path !== undefined && !/^\/(api|assets)(\/|$)/.test(path);
}
