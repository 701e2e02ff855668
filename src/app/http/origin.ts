import type { FastifyRequest } from 'fastify';
import { foreignOrigin } from '../errors.ts';

const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses what another site made the browser send, also before sign-in where no CSRF token exists yet, and a foreign
 * name that was made to resolve to this machine.
 *
 * @param hostNames  Names under which this installation is served besides the loopback ones.
 * @throws VigieError 'app.foreign-origin'.
 */
export function checkOrigin(request: FastifyRequest, hostNames: readonly string[]): void {
  const allowed = new Set([...loopbackNames, ...hostNames]);
  if (!allowed.has(hostNameOf(request.host))) throw foreignOrigin();
  const { origin } = request.headers;
  if (origin !== undefined && !isSameHost(origin, request.host)) throw foreignOrigin();
  const site = request.headers['sec-fetch-site'];
  const isChanging = request.method !== 'GET' && request.method !== 'HEAD';
  if (isChanging && site !== undefined && site !== 'same-origin' && site !== 'none') throw foreignOrigin();
}

function hostNameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
