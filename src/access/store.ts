import { sql } from 'kysely';
import type { Tx } from '../platform/db.ts';
import type { Role } from './contract.ts';

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly locale: 'fr' | 'en';
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly display_name: string;
  readonly role: Role;
  readonly locale: 'fr' | 'en';
}

function accountOf(row: AccountRow): Account {
  return { id: row.id, login: row.login, displayName: row.display_name, role: row.role, locale: row.locale };
}

export async function findForSignIn(
  tx: Tx,
  login: string,
): Promise<{ readonly account: Account; readonly passwordHash: string } | undefined> {
  const row = await tx.maybe<AccountRow & { password_hash: string }>(sql`
    SELECT id, login, display_name, role, locale, password_hash
    FROM access.account
    WHERE login = ${login} AND disabled_at IS NULL`);
  return row && { account: accountOf(row), passwordHash: row.password_hash };
}

export async function insertAccount(
  tx: Tx,
  account: Omit<Account, 'id'> & {
    readonly passwordHash: string;
    readonly demonstration: boolean;
    readonly createdAt: Date;
  },
): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    INSERT INTO access.account (login, display_name, role, password_hash, locale, demonstration, created_at)
    VALUES (${account.login}, ${account.displayName}, ${account.role}, ${account.passwordHash}, ${account.locale},
      ${account.demonstration}, ${account.createdAt})
    ON CONFLICT (login) DO NOTHING
    RETURNING id`);
  return row?.id;
}

export async function updateLocale(tx: Tx, accountId: string, locale: 'fr' | 'en'): Promise<void> {
  await tx.run(sql`UPDATE access.account SET locale = ${locale} WHERE id = ${accountId}`);
}

export type InstallationKind = 'work' | 'demonstration';

export interface Installation {
  readonly hasAccounts: boolean;
  /** Null before the first start has decided. */
  readonly kind: InstallationKind | null;
  readonly isReady: boolean;
}

export async function findInstallation(tx: Tx): Promise<Installation> {
  return tx.one(sql`
    SELECT EXISTS (SELECT FROM access.account) AS "hasAccounts",
      (SELECT kind FROM access.installation) AS kind,
      coalesce((SELECT kind = 'work' OR ready_at IS NOT NULL FROM access.installation), false) AS "isReady"`);
}

export async function insertInstallation(tx: Tx, kind: InstallationKind, at: Date): Promise<void> {
  await tx.run(sql`
    INSERT INTO access.installation (kind, decided_at) VALUES (${kind}, ${at}) ON CONFLICT DO NOTHING`);
}

export async function updateInstallationReady(tx: Tx, at: Date): Promise<void> {
  await tx.run(sql`UPDATE access.installation SET ready_at = ${at}`);
}

/** Held until the end of the transaction: of two first accounts at the same moment, one wins. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.run(sql`LOCK TABLE access.account IN SHARE ROW EXCLUSIVE MODE`);
}

export async function insertSession(
  tx: Tx,
  session: {
    readonly tokenDigest: Uint8Array;
    readonly accountId: string;
    readonly purpose: string;
    readonly at: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.run(sql`
    INSERT INTO access.session (token_digest, account_id, purpose, created_at, last_seen_at, expires_at)
    VALUES (${session.tokenDigest}, ${session.accountId}, ${session.purpose}, ${session.at}, ${session.at},
      ${session.expiresAt})`);
}

export interface LiveSession {
  readonly account: Account;
  readonly purpose: string;
  readonly lastSeenAt: Date;
}

/** A session that was neither ended, nor left idle, nor outlived, of an account that is still enabled. */
export async function findLiveSession(
  tx: Tx,
  input: { readonly tokenDigest: Uint8Array; readonly now: Date; readonly idleSince: Date },
): Promise<LiveSession | undefined> {
  const row = await tx.maybe<AccountRow & { purpose: string; last_seen_at: Date }>(sql`
    SELECT account.id, login, display_name, role, locale, purpose, last_seen_at
    FROM access.session JOIN access.account ON account.id = session.account_id
    WHERE token_digest = ${input.tokenDigest} AND ended_at IS NULL AND disabled_at IS NULL
      AND expires_at > ${input.now} AND last_seen_at > ${input.idleSince}`);
  return row && { account: accountOf(row), purpose: row.purpose, lastSeenAt: row.last_seen_at };
}

/** Only forward: a clock that jumps back never shortens or revives a session. */
export async function touchSession(tx: Tx, tokenDigest: Uint8Array, at: Date): Promise<void> {
  await tx.run(sql`
    UPDATE access.session SET last_seen_at = greatest(last_seen_at, ${at}) WHERE token_digest = ${tokenDigest}`);
}

export async function updatePurpose(tx: Tx, tokenDigest: Uint8Array, purpose: string): Promise<void> {
  await tx.run(sql`UPDATE access.session SET purpose = ${purpose} WHERE token_digest = ${tokenDigest}`);
}

export async function endSession(tx: Tx, tokenDigest: Uint8Array, at: Date): Promise<number> {
  return tx.run(sql`
    UPDATE access.session SET ended_at = ${at} WHERE token_digest = ${tokenDigest} AND ended_at IS NULL`);
}
