import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { type Browser, type TestSite, testSite } from '../../test/harness/web.ts';
import { createDemonstrationAccounts, demonstrationPassword } from '../access/index.ts';
import { type Route, route } from '../platform/door.ts';
import { VigieError } from '../platform/errors.ts';

const forgetful: Route = route({
  method: 'GET',
  path: '/api/test/forgetful',
  permission: 'triage.read',
  summary: 'test.door.forgetful',
  output: Type.Object({}),
  run: async () => ({}),
});

const failing: Route = route({
  method: 'GET',
  path: '/api/test/failing',
  permission: 'triage.read',
  summary: 'test.door.failing',
  output: Type.Object({}),
  run: (ctx) => ctx.tx.reserveIds('no.such_table_secret', 1).then(() => ({})),
});

const hidden: Route = route({
  method: 'GET',
  path: '/api/test/things/{id}',
  permission: 'triage.read',
  summary: 'test.door.thing',
  params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,19}$' }) }),
  output: Type.Object({}),
  run: async (_ctx, { params }) => {
    throw params.id === '1'
      ? new VigieError('forbidden', 'test.forbidden')
      : new VigieError('not-found', 'test.unknown', { id: params.id });
  },
});

const publicDoors = [
  'GET /api/session',
  'POST /api/session',
  'POST /api/setup',
  'GET /api/health',
  'GET /api/openapi.json',
];

let db: TestDatabase;
let site: TestSite;
let analyst: Browser;
let auditor: Browser;

beforeAll(async () => {
  db = await testDatabase();
  await db.act(createDemonstrationAccounts);
  site = await testSite(db, { extraRoutes: [forgetful, failing, hidden] });
  analyst = await site.signIn('analyste', demonstrationPassword);
  auditor = await site.signIn('auditeur', demonstrationPassword);
});
afterAll(async () => {
  await site.close();
  await db.drop();
});

const named = (door: Route): string => `${door.method} ${door.path}`;
const urlOf = (door: Route): string => door.path.replaceAll(/\{\w+\}/g, '999999999');

describe('every door', () => {
  it('is on the public list or asks for a permission', () => {
    const open = site.routes.filter((door) => door.permission === 'public').map(named);
    expect(open.sort()).toEqual([...publicDoors].sort());
  });

  it('has a unique address, a summary, and schemas that name every key', () => {
    expect(new Set(site.routes.map(named)).size).toBe(site.routes.length);
    for (const door of site.routes) {
      expect(door.summary, named(door)).toMatch(/^[a-z]+\.door\.[a-z-]+$/);
      expect(door.output, named(door)).toBeDefined();
      const placeholders = [...door.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = Object.keys((door.params as { properties?: object } | undefined)?.properties ?? {});
      expect(declared.sort(), named(door)).toEqual(placeholders.sort());
      for (const schema of [door.query, door.body]) {
        if (schema === undefined) continue;
        expect(schema, named(door)).toHaveProperty('additionalProperties', false);
      }
    }
  });

  it('that is not public answers 401, with the same body, without a session', async () => {
    for (const door of site.routes.filter((each) => each.permission !== 'public')) {
      const response = await site.request({ method: door.method, url: urlOf(door) });
      expect(response.statusCode, named(door)).toBe(401);
      expect(response.json()).toEqual({ error: { code: 'access.session-ended', params: {} } });
    }
  });

  it('that changes something refuses a session without its CSRF token', async () => {
    for (const door of site.routes) {
      if (door.method === 'GET' || door.permission === 'public') continue;
      for (const token of ['', 'x'.repeat(43), auditor.csrfToken]) {
        const headers = { cookie: analyst.cookie, 'x-vigie-csrf': token };
        const response = await site.request({ method: door.method, url: urlOf(door), headers });
        expect(response.json().error.code, named(door)).toBe('access.csrf');
      }
    }
  });

  it('that changes something refuses a request made by another site', async () => {
    for (const door of site.routes.filter((each) => each.method !== 'GET')) {
      for (const headers of [{ origin: 'http://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
        const response = await site.request({ method: door.method, url: urlOf(door), headers });
        expect(response.json().error.code, named(door)).toBe('app.foreign-origin');
      }
    }
  });

  it('closed to a role answers like an address that does not exist', async () => {
    const unknown = await analyst.request({ method: 'GET', url: '/api/no-such-door' });
    for (const door of site.routes.filter((each) => each.permission === 'audit.read')) {
      const response = await analyst.request({ method: door.method, url: urlOf(door) });
      expect(response.statusCode, named(door)).toBe(unknown.statusCode);
      expect(response.body).toBe(unknown.body);
      expect(comparable(response.headers)).toEqual(comparable(unknown.headers));
    }
  });

  it('sends the same protective headers, whatever it answers', async () => {
    const urls = [
      ...new Set([...site.routes.map(urlOf), '/', '/queue', '/api/none', '/%ff', '/assets/none.js']),
    ];
    for (const url of urls) {
      const { headers } = await site.request({ method: 'GET', url });
      expect(protectiveHeaders(headers), url).toEqual({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-'; img-src 'self'; font-src 'self'; " +
          "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers['permissions-policy'], url).toContain('camera=()');
      if (url.startsWith('/api')) expect(headers['cache-control'], url).toBe('no-store');
    }
  });
});

describe('what the edge refuses', () => {
  it('a foreign host name that resolves to this machine', async () => {
    const response = await site.request({
      method: 'GET',
      url: '/api/session',
      headers: { host: 'evil.example' },
    });
    expect(response.json().error.code).toBe('app.foreign-origin');
  });

  it('an unknown key, named by its place', async () => {
    const response = await analyst.request({ method: 'PUT', url: '/api/session', payload: { role: 'head' } });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toMatchObject({
      code: 'app.invalid-input',
      params: { where: 'body', field: '/role' },
    });
  });

  it('a query no schema names, and a number that is not one', async () => {
    const unknown = await auditor.request({ method: 'GET', url: '/api/journal?everything=1' });
    expect(unknown.json().error.params).toMatchObject({ where: 'query', field: '/everything' });
    const wrong = await auditor.request({ method: 'GET', url: '/api/journal?limit=many' });
    expect(wrong.json().error.params).toMatchObject({ where: 'query', field: '/limit' });
  });

  it.each([
    ['broken JSON', '{"login":', 'application/json', 400],
    ['another type of body', '<a/>', 'application/xml', 415],
    ['a body beyond the limit', JSON.stringify({ login: 'a'.repeat(300_000) }), 'application/json', 413],
  ])('%s, without repeating it', async (_, payload, type, status) => {
    const headers = { 'content-type': type };
    const response = await site.request({ method: 'POST', url: '/api/session', payload, headers });
    expect(response.statusCode).toBe(status);
    expect(response.json().error.code).toMatch(/^app\./);
    expect(response.body.length).toBeLessThan(120);
  });

  it('an id that is unknown and an id that is not for this reader, alike', async () => {
    const forbidden = await analyst.request({ method: 'GET', url: '/api/test/things/1' });
    const unknown = await analyst.request({ method: 'GET', url: '/api/test/things/2' });
    expect(forbidden.statusCode).toBe(404);
    expect([forbidden.statusCode, forbidden.body]).toEqual([unknown.statusCode, unknown.body]);
    expect(comparable(forbidden.headers)).toEqual(comparable(unknown.headers));
  });

  it('to say anything about a failure of the database', async () => {
    const response = await analyst.request({ method: 'GET', url: '/api/test/failing' });
    expect(response.statusCode).toBe(500);
    expect(response.body).toBe('{"error":{"code":"app.failure","params":{}}}');
    expect(site.logged.join('')).not.toContain('no.such_table_secret');
    expect(site.logged.join('')).toContain('http.failure');
  });
});

describe('the journal', () => {
  it('refuses to let an act end that it did not record', async () => {
    const response = await analyst.request({ method: 'GET', url: '/api/test/forgetful' });
    expect(response.statusCode).toBe(500);
  });

  it('holds refused acts too, with their code and no content', async () => {
    await analyst.request({ method: 'GET', url: '/api/journal' });
    const page = await auditor.request({ method: 'GET', url: '/api/journal?limit=500' });
    const entries: { act: string; outcome: string; actorName: string; details: object; purpose: string }[] =
      page.json().entries;
    const refused = entries.find(
      (entry) => entry.outcome === 'refused' && entry.act === 'audit.door.journal',
    );
    expect(refused).toMatchObject({
      actorName: 'Camille Analyste',
      purpose: 'test of the doors',
      details: { code: 'access.forbidden' },
    });
  });

  it('is read by the auditor alone, page by page, and the reading is a line of it', async () => {
    const first = (await auditor.request({ method: 'GET', url: '/api/journal?limit=2' })).json();
    const second = (
      await auditor.request({ method: 'GET', url: `/api/journal?limit=2&before=${first.nextBefore}` })
    ).json();
    expect(first.entries).toHaveLength(2);
    expect(Number(second.entries[0].seq)).toBe(Number(first.entries[1].seq) - 1);
    const newest = (await auditor.request({ method: 'GET', url: '/api/journal?limit=1' })).json();
    expect(newest.entries[0]).toMatchObject({ act: 'audit.journal-read', outcome: 'done' });
  });
});

it('tells its own description in OpenAPI 3.1, door by door', async () => {
  const document = (await site.request({ method: 'GET', url: '/api/openapi.json' })).json();
  expect(document.openapi).toBe('3.1.0');
  for (const door of site.routes.filter((each) => !each.path.startsWith('/api/test'))) {
    const operation = document.paths[door.path][door.method.toLowerCase()];
    expect(operation.summary, named(door)).not.toMatch(/\.door\./);
    expect(operation.responses[String(door.status ?? 200)], named(door)).toBeDefined();
  }
});

it('says that it is ready, without a session', async () => {
  const response = await site.request({ method: 'GET', url: '/api/health' });
  expect(response.json()).toMatchObject({ state: 'ready' });
});

function protectiveHeaders(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wanted = Object.entries(headers).filter(([name]) =>
    /^(content-security|cross-origin|referrer|x-content|x-frame)/.test(name),
  );
  return Object.fromEntries(
    wanted.map(([name, value]) => [name, String(value).replace(/nonce-[\w-]+/, 'nonce-')]),
  );
}

function comparable(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { date, 'content-security-policy': policy, ...rest } = headers;
  return { ...rest, date: date !== undefined, policy: policy !== undefined };
}
