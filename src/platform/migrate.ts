import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Database, Tx } from './db.ts';
import { advisoryLock } from './locks.ts';
import { packageRoot } from './package-root.ts';

interface Migration {
  readonly name: string;
  readonly digest: string;
  readonly text: string;
}

/**
 * Brings the database to the committed schema, forward only, each file in its own transaction.
 *
 * @returns names of the migrations applied now; empty when it was up to date.
 * @throws Error when an applied file was changed since, or when the database knows a migration this program does not.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const migrations = readMigrations();
  await database.transaction(prepare);
  const applied: string[] = [];
  for (const migration of migrations) {
    const isNew = await database.transaction((tx) => apply(tx, migration));
    if (isNew) applied.push(migration.name);
  }
  await database.transaction((tx) => refuseUnknown(tx, migrations));
  return applied;
}

export function readMigrations(): readonly Migration[] {
  const folder = join(packageRoot(), 'db', 'migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, digest: createHash('sha256').update(text).digest('hex') };
    });
}

async function prepare(tx: Tx): Promise<void> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(${advisoryLock('migration')})`);
  await tx.run(sql`CREATE SCHEMA IF NOT EXISTS platform`);
  await tx.run(sql`
    CREATE TABLE IF NOT EXISTS platform.migration (
      name text PRIMARY KEY,
      digest text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
}

async function apply(tx: Tx, migration: Migration): Promise<boolean> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(${advisoryLock('migration')})`);
  const known = await tx.maybe(
    sql<{ digest: string }>`SELECT digest FROM platform.migration WHERE name = ${migration.name}`,
  );
  if (known !== undefined) {
    if (known.digest !== migration.digest)
      throw new Error(`migration ${migration.name} was changed after it was applied`);
    return false;
  }
  await tx.run(sql.raw(migration.text));
  await tx.run(
    sql`INSERT INTO platform.migration (name, digest) VALUES (${migration.name}, ${migration.digest})`,
  );
  return true;
}

async function refuseUnknown(tx: Tx, migrations: readonly Migration[]): Promise<void> {
  const known = new Set(migrations.map((migration) => migration.name));
  const rows = await tx.rows(sql<{ name: string }>`SELECT name FROM platform.migration ORDER BY name`);
  const unknown = rows.find((row) => !known.has(row.name));
  if (unknown !== undefined)
    throw new Error(`the database has migration ${unknown.name}, newer than this program`);
}
