import type { FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';

export interface ErrorBody {
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const statusByKind = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 404,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unavailable: 503,
} as const;

/** Sends a refusal or a failure as `{ error: { code, params } }`; a failure is logged once, here, without its content. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const refusal = refusalOf(error);
  if (refusal.status >= 500 && !(error instanceof VigieError)) logFailure(error, request, log);
  const { seconds } = refusal.params;
  if (refusal.status === 429 && seconds !== undefined) void reply.header('retry-after', String(seconds));
  const body: ErrorBody = { error: { code: refusal.code, params: refusal.params } };
  void reply.status(refusal.status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof VigieError) return refusalOfVigieError(error);
  const { code, statusCode } = codesOf(error);
  if (statusCode === 429) return { status: 429, code: 'app.too-many-requests', params: { seconds: 60 } };
  if (statusCode === 413) return { status: 413, code: 'app.too-large', params: {} };
  // A missing page or an address that cannot be decoded; the address itself is never repeated.
  if (statusCode === 404) return { status: 404, code: 'app.not-found', params: {} };
  if (statusCode >= 400 && statusCode < 500)
    return { status: statusCode, code: 'app.bad-request', params: {} };
  if (isDatabaseGone(code)) return { status: 503, code: 'app.database-unavailable', params: {} };
  // Deadlock, serialisation failure: nothing was done, the same request may succeed.
  if (code === '40P01' || code === '40001') return { status: 503, code: 'app.try-again', params: {} };
  if (code === '53100' || code === 'ENOSPC') return { status: 503, code: 'app.disk-full', params: {} };
  return { status: 500, code: 'app.failure', params: {} };
}

function refusalOfVigieError(error: VigieError): Refusal {
  // The same answer whether a thing does not exist or is not for this reader.
  if (error.kind === 'forbidden' || error.kind === 'not-found')
    return { status: 404, code: 'app.not-found', params: {} };
  const isDelay = error.kind === 'unavailable' && error.params.seconds !== undefined;
  return { status: isDelay ? 429 : statusByKind[error.kind], code: error.code, params: error.params };
}

function codesOf(error: unknown): { readonly code: string; readonly statusCode: number } {
  if (typeof error !== 'object' || error === null) return { code: '', statusCode: 0 };
  return {
    code: 'code' in error ? String(error.code) : '',
    statusCode: 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 0,
  };
}

function isDatabaseGone(code: string): boolean {
  return ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P01', '57P02', '57P03', '08006', '08001'].includes(code);
}

/** Class, code and place in the program; the message may quote data, so it stays out of the log. */
function logFailure(error: unknown, request: FastifyRequest, log: Log): void {
  const place = error instanceof Error ? /\n\s+at (.{1,160})/.exec(error.stack ?? '')?.[1] : undefined;
  log.error('http.failure', {
    route: request.routeOptions.url ?? 'none',
    method: request.method,
    error: error instanceof Error ? error.name : typeof error,
    code: codesOf(error).code,
    place: place ?? null,
  });
}
