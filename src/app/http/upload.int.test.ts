import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.ts';
import { multipartOf, type SentFile } from '../../../test/harness/multipart.ts';
import { type Browser, type TestSite, testSite } from '../../../test/harness/web.ts';
import { createDemonstrationAccounts, demonstrationPassword } from '../../access/index.ts';
import { plainName } from './upload.ts';

const limitBytes = 10_000;

let db: TestDatabase;
let site: TestSite;
let analyst: Browser;

beforeAll(async () => {
  db = await testDatabase();
  await db.act(createDemonstrationAccounts);
  site = await testSite(db, { environment: { VIGIE_UPLOAD_LIMIT_BYTES: String(limitBytes) } });
  analyst = await site.signIn('analyste', demonstrationPassword);
});
afterAll(async () => {
  await site.close();
  await db.drop();
});

const inbox = (): readonly string[] => {
  const folder = join(site.dataFolder, 'inbox');
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
};

function send(files: readonly SentFile[], browser: Browser = analyst): Promise<LightMyRequestResponse> {
  const { payload, contentType } = multipartOf(files);
  return browser.request({
    method: 'POST',
    url: '/api/intakes',
    payload,
    headers: { 'content-type': contentType },
  });
}

describe('an upload', () => {
  it('is kept byte for byte, under names of ours, and announced to the worker', async () => {
    const response = await send([
      { name: '../../etc/passwd', bytes: 'first' },
      { name: 'rapport été.json', bytes: Uint8Array.of(0, 255, 13, 10, 45, 45) },
    ]);
    expect(response.statusCode).toBe(202);
    expect(response.json()).toMatchObject({ state: 'waiting', channel: 'web', label: 'passwd +1' });
    const [folder = ''] = inbox();
    expect(readdirSync(folder).sort()).toEqual(['0001-passwd', '0002-rapport été.json']);
    expect([...readFileSync(join(folder, '0002-rapport été.json'))]).toEqual([0, 255, 13, 10, 45, 45]);
  });

  it.each([
    ['larger than allowed', [{ name: 'a', bytes: 'x'.repeat(limitBytes + 1) }], 413, 'app.too-large'],
    [
      'larger than allowed in several files',
      Array(3).fill({ name: 'a', bytes: 'x'.repeat(4_000) }),
      413,
      'app.too-large',
    ],
    ['without a file', [], 400, 'app.no-file'],
  ])('%s is refused and leaves nothing behind', async (_, files, status, code) => {
    const before = inbox().length;
    const response = await send(files);
    expect(response.statusCode).toBe(status);
    expect(response.json().error.code).toBe(code);
    expect(inbox()).toHaveLength(before);
  });

  it('cut off in the middle is refused and leaves nothing behind', async () => {
    const before = inbox().length;
    const { payload, contentType } = multipartOf([{ name: 'a.json', bytes: 'x'.repeat(500) }]);
    const response = await analyst.request({
      method: 'POST',
      url: '/api/intakes',
      payload: payload.subarray(0, 300),
      headers: { 'content-type': contentType },
    });
    expect(response.statusCode).toBe(400);
    expect(inbox()).toHaveLength(before);
  });

  it('that is no upload is refused', async () => {
    const response = await analyst.request({ method: 'POST', url: '/api/intakes', payload: { files: [] } });
    expect(response.json().error.code).toBe('app.no-file');
  });

  it('of somebody who may not import is refused before a byte of it is kept', async () => {
    const auditor = await site.signIn('auditeur', demonstrationPassword);
    const before = inbox().length;
    const response = await send([{ name: 'a.json', bytes: '{}' }], auditor);
    expect(response.statusCode).toBe(404);
    expect(inbox()).toHaveLength(before);
  });
});

describe('the name an upload is kept under', () => {
  it.each([
    ['a.json', 'a.json'],
    ['C:\\Users\\x\\a.json', 'a.json'],
    ['.hidden', 'hidden'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u202ejson.exe', 'a_json.exe'],
    ['a\nb;c"d', 'a_b_c_d'],
    [`${'é'.repeat(200)}.json`, `${'é'.repeat(55)}.json`],
  ])('of %j is %j', (sent, kept) => {
    expect(plainName(sent)).toBe(kept);
  });
});
