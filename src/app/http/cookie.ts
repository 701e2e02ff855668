import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'vigie_session';

export function sessionTokenOf(request: FastifyRequest): string | null {
  return request.cookies[name] ?? null;
}

/** Out of reach of scripts and of other sites; gone with the browser. Encrypted transport only, where there is one. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const options = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: request.protocol === 'https',
  } as const;
  if (token === null) {
    void reply.clearCookie(name, options);
    void reply.header('clear-site-data', '"cache", "storage"');
  } else {
    void reply.setCookie(name, token, options);
  }
}
