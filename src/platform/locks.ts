import { type RawBuilder, sql } from 'kysely';

/** Every advisory lock of the program stands here, so that no two rooms ever take the same number. */
const numbers = { migration: 1, sharedRows: 2, links: 3, ranking: 4, preparation: 5 } as const;

/** Ours among other programs on the same server. */
const space = 7214;

/** Arguments of PostgreSQL's pg_advisory_xact_lock functions for one lock, held until the transaction ends. */
export function advisoryLock(name: keyof typeof numbers): RawBuilder<unknown> {
  return sql`${sql.lit(space)}, ${sql.lit(numbers[name])}`;
}
