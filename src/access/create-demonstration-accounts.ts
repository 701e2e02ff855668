import type { Ctx } from '../platform/ctx.ts';
import type { Role } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { insertAccount, updateInstallationReady } from './store.ts';

export const demonstrationPassword = 'vigie-demonstration';

/** One account per role, known to everybody: they exist with demonstration data only, and every page says so. */
export const demonstrationAccounts: readonly {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
}[] = [
  { login: 'analyste', displayName: 'Camille Analyste', role: 'analyst' },
  { login: 'enqueteur', displayName: 'Dominique Enquêteur', role: 'investigator' },
  { login: 'cheffe', displayName: 'Claude Cheffe', role: 'head' },
  { login: 'auditeur', displayName: 'Sacha Auditeur', role: 'auditor' },
  { login: 'comptes', displayName: 'Alix Comptes', role: 'account-admin' },
];

/**
 * The last step of the demonstration of a first start, called by no door: from now on the installation is ready.
 * Existing logins are left as they are.
 */
export async function createDemonstrationAccounts(ctx: Ctx): Promise<readonly string[]> {
  await ctx.demand('system.operate');
  const hashes = await Promise.all(
    demonstrationAccounts.map(() => hashPassword(demonstrationPassword, ctx.randomBytes(16))),
  );
  const created: string[] = [];
  for (const [index, account] of demonstrationAccounts.entries()) {
    const passwordHash = hashes[index];
    if (passwordHash === undefined) continue;
    const id = await insertAccount(ctx.tx, {
      ...account,
      passwordHash,
      locale: 'fr',
      demonstration: true,
      createdAt: ctx.now(),
    });
    if (id !== undefined) created.push(account.login);
  }
  await updateInstallationReady(ctx.tx, ctx.now());
  await ctx.record({
    act: 'access.demonstration-accounts-created',
    subject: { kind: 'installation', id: null },
    details: { count: created.length },
  });
  return created;
}
