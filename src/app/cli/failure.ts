import type { Terminal } from '../../platform/command.ts';
import { ConfigError } from '../../platform/config.ts';
import { VigieError } from '../../platform/errors.ts';
import { translate } from '../wording.ts';

/** One line in the reader's language; with VIGIE_DEBUG=1 the stack trace too. */
export function tellFailure(
  cause: unknown,
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  terminal.warn(`vigie: ${describeFailure(cause, terminal)}`);
  if (environment.VIGIE_DEBUG !== '1') return;
  terminal.warn(cause instanceof Error ? stackOf(cause) : String(cause));
}

function describeFailure(cause: unknown, terminal: Terminal): string {
  if (cause instanceof ConfigError) return terminal.say('app.usage.bad-variable', { name: cause.variable });
  if (cause instanceof VigieError) {
    const text = translate(terminal.locale, cause.code, cause.params);
    return text === cause.code ? `${text} ${JSON.stringify(cause.params)}` : text;
  }
  const code = codeOf(cause);
  if (code === 'EADDRINUSE') return terminal.say('app.failure.port-in-use');
  if (code === 'EACCES') return terminal.say('app.failure.no-permission', { place: pathOf(cause) });
  if (code === 'ENOSPC' || code === '53100') return terminal.say('app.disk-full');
  if (['ECONNREFUSED', 'ENOTFOUND', '57P03', '28P01', '28000', '3D000'].includes(code))
    return terminal.say('app.failure.no-database', { code });
  return terminal.say('app.failure.unexpected', {
    reason: cause instanceof Error ? cause.message : 'unknown',
  });
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function pathOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'path' in cause ? String(cause.path) : '';
}

function stackOf(error: Error): string {
  const below = error.cause instanceof Error ? `\n${stackOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${below}`;
}
