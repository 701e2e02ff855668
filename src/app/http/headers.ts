import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Lets the one style sheet written by the interface at run time through the content security policy. */
    styleNonce: string;
  }
}

/** Own files only, nothing inline, no frame, no outside request; the nonce is for the interface's generated styles. */
function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const fixed: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy':
    'accelerometer=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'x-robots-tag': 'noindex, nofollow',
  'x-dns-prefetch-control': 'off',
};

/** Every answer, errors and files included, leaves with these; what comes from the API is never kept by a browser. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.decorateReply('styleNonce', '');
  server.addHook('onRequest', async (request, reply) => setSecurityHeaders(request, reply));
}

/** For the answers given before any hook runs: an address that cannot be decoded. */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.styleNonce = randomBytes(16).toString('base64url');
  void reply.headers(fixed);
  void reply.header('content-security-policy', contentSecurityPolicy(reply.styleNonce));
  if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
}
