import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { packageRoot } from './package-root.ts';
import { dumpSchema } from './schema-dump.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

it('db/schema.sql shows the schema the migrations really make (npm run schema rewrites it)', async () => {
  const made = await db.database.transaction(dumpSchema);
  expect(made).toBe(readFileSync(join(packageRoot(), 'db', 'schema.sql'), 'utf8'));
});
