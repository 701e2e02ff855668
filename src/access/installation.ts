import type { Ctx } from '../platform/ctx.ts';
import {
  findInstallation,
  type Installation,
  type InstallationKind,
  insertInstallation,
  lockAccounts,
} from './store.ts';

/** What this installation is, as everybody may know it. */
export function readInstallation(ctx: Ctx): Promise<Installation> {
  return findInstallation(ctx.tx);
}

/**
 * Decides once and for all whether this installation is for work or a demonstration.
 *
 * @returns what was decided, now or earlier: a second decision changes nothing.
 */
export async function decideInstallation(
  ctx: Ctx,
  input: { readonly kind: InstallationKind },
): Promise<Installation> {
  await ctx.demand('system.operate');
  await lockAccounts(ctx.tx);
  const before = await findInstallation(ctx.tx);
  if (before.kind === null) await insertInstallation(ctx.tx, input.kind, ctx.now());
  const installation = await findInstallation(ctx.tx);
  await ctx.record({
    act: 'access.installation-decided',
    subject: { kind: 'installation', id: null },
    details: { kind: installation.kind, earlier: before.kind !== null },
  });
  return installation;
}
