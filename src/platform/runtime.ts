import type { Ctx } from './ctx.ts';
import type { Log } from './log.ts';
import type { Vault } from './vault.ts';

/**
 * What a flow works with: acts one after the other under one named actor, and what lies outside the database.
 * Each act is one transaction, committed with its journal entries or not at all.
 */
export interface Runtime {
  act<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  readonly vault: Vault;
  readonly log: Log;
  now(): Date;
  randomBytes(count: number): Uint8Array;
}
