import { accessRoutes } from '../access/http.ts';
import { SignInGate } from '../access/index.ts';
import { routes as auditRoutes } from '../audit/http.ts';
import { routes as chatsRoutes } from '../chats/http.ts';
import { IntakeSummary } from '../intake/contract.ts';
import { intakeRoutes } from '../intake/http.ts';
import { startUpload } from '../intake/index.ts';
import { routes as linksRoutes } from '../links/http.ts';
import { type Route, uploadRoute } from '../platform/door.ts';
import type { Vault } from '../platform/vault.ts';
import { routes as triageRoutes } from '../triage/http.ts';
import { describingRoutes } from './http/describe.ts';
import { readVersion } from './version.ts';
import { translate } from './wording.ts';

/** Every door of the HTTP API, gathered once: what is not in this list does not answer. */
export function gatherRoutes(vault: Vault): readonly Route[] {
  const version = readVersion();
  const routes: readonly Route[] = [
    ...accessRoutes(new SignInGate(), version),
    ...auditRoutes,
    upload,
    ...intakeRoutes(vault),
    ...triageRoutes,
    ...linksRoutes,
    ...chatsRoutes,
  ];
  return [...routes, ...describingRoutes(routes, version, (key) => translate('en', key))];
}

/** Files dropped on the interface: kept in the inbox, announced to the worker, answered at once. */
const upload = uploadRoute({
  path: '/api/intakes',
  permission: 'intake.run',
  summary: 'app.door.upload',
  output: IntakeSummary,
  run: (ctx, { directory, files }) => {
    const [first] = files;
    const label = files.length === 1 ? first?.name : `${first?.name} +${files.length - 1}`;
    return startUpload(ctx, { label: label ?? '', directory, files });
  },
});
