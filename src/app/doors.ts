import { accessRoutes } from '../access/http.ts';
import { SignInGate } from '../access/index.ts';
import { routes as auditRoutes } from '../audit/http.ts';
import type { Route } from '../platform/door.ts';
import { describingRoutes } from './http/describe.ts';
import { readVersion } from './version.ts';
import { translate } from './wording.ts';

/** Every door of the HTTP API, gathered once: what is not in this list does not answer. */
export function gatherRoutes(): readonly Route[] {
  const version = readVersion();
  const routes: readonly Route[] = [...accessRoutes(new SignInGate(), version), ...auditRoutes];
  return [...routes, ...describingRoutes(routes, version, (key) => translate('en', key))];
}
