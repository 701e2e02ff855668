import { randomBytes } from 'node:crypto';
import { silentLog } from '../../src/platform/log.ts';
import type { Runtime } from '../../src/platform/runtime.ts';
import { openVault } from '../../src/platform/vault.ts';
import type { TestDatabase } from './database.ts';

/** A runtime over the test database, with a vault of its own. */
export async function testRuntime(db: TestDatabase, vaultFolder: string): Promise<Runtime> {
  return {
    act: (work) => db.act(work),
    vault: await openVault(vaultFolder),
    log: silentLog,
    now: () => new Date('2026-11-21T12:00:00.000Z'),
    randomBytes,
  };
}
