import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts';
import { dumpTables } from '../../test/harness/execute.ts';
import { type TestSite, testSite } from '../../test/harness/web.ts';
import { createDemonstrationAccounts, demonstrationPassword } from './index.ts';

const purpose = 'morning triage';
const noon = new Date('2026-11-21T12:00:00.000Z');
const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

let db: TestDatabase;
let site: TestSite;

beforeAll(async () => {
  db = await testDatabase();
  await db.act(createDemonstrationAccounts);
  site = await testSite(db);
});
afterAll(async () => {
  await site.close();
  await db.drop();
});

const attempt = (login: string, password: string, address = '127.0.0.1') =>
  site.request({
    method: 'POST',
    url: '/api/session',
    payload: { login, password, purpose },
    remoteAddress: address,
  });

const whoAmI = async (cookie: string) =>
  (await site.request({ method: 'GET', url: '/api/session', headers: { cookie } })).json();

describe('signing in', () => {
  it('gives a cookie out of reach of scripts, the purpose, the permissions, and a CSRF token', async () => {
    const response = await attempt('Analyste ', demonstrationPassword);
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toMatch(
      /^vigie_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(response.json()).toMatchObject({
      account: { login: 'analyste', role: 'analyst', displayName: 'Camille Analyste' },
      purpose,
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(response.json().account.permissions).toContain('triage.work');
  });

  it('stores no token: only its SHA-256, and no password: only its argon2id', async () => {
    const browser = await site.signIn('enqueteur', demonstrationPassword);
    const token = browser.cookie.split('=')[1] ?? '';
    const stored = await dumpTables(db.connection, ['access.account', 'access.session', 'audit.entry']);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token).toString('hex'));
    expect(stored).not.toContain(demonstrationPassword);
    expect(stored).toContain('$argon2id$v=19$m=65536,t=3,p=1$');
  });

  it('answers the same for an unknown login and a wrong password, after about the same time', async () => {
    const [unknown, wrong] = [await timed('nobody-here'), await timed('cheffe')];
    expect(unknown.body).toBe(wrong.body);
    expect(unknown.status).toBe(401);
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 4);
    expect(wrong.ms).toBeGreaterThan(unknown.ms / 4);
  });

  it('ends the session the browser had, so that a planted cookie is worth nothing', async () => {
    const first = await site.signIn('analyste', demonstrationPassword);
    const second = await site.request({
      method: 'POST',
      url: '/api/session',
      headers: { cookie: first.cookie },
      payload: { login: 'analyste', password: demonstrationPassword, purpose },
    });
    expect(second.headers['set-cookie']).not.toContain(first.cookie);
    expect((await whoAmI(first.cookie)).account).toBeNull();
  });

  it('slows down guessing from one place without locking the owner out elsewhere', async () => {
    for (let guess = 0; guess < 5; guess += 1) await attempt('auditeur', `guess ${guess}`, '240.0.0.9');
    const sixth = await attempt('auditeur', 'guess 6', '240.0.0.9');
    expect(sixth.statusCode).toBe(429);
    expect(sixth.json().error).toEqual({ code: 'access.sign-in-delayed', params: { seconds: 1 } });
    expect(sixth.headers['retry-after']).toBe('1');
    expect((await attempt('auditeur', demonstrationPassword, '240.0.0.9')).statusCode).toBe(429);
    expect((await attempt('auditeur', demonstrationPassword, '240.0.0.10')).statusCode).toBe(200);
  });
});

describe('a session', () => {
  it('dies after half an hour idle, and lives on while it is used', async () => {
    const browser = await site.signIn('cheffe', demonstrationPassword);
    site.clock.set(later(29));
    expect((await whoAmI(browser.cookie)).account).not.toBeNull();
    site.clock.set(later(58));
    expect((await whoAmI(browser.cookie)).account).not.toBeNull();
    site.clock.set(later(89));
    expect((await whoAmI(browser.cookie)).account).toBeNull();
    site.clock.set(noon);
    const response = await browser.request({ method: 'PUT', url: '/api/session', payload: { locale: 'en' } });
    expect(response.statusCode, 'the clock jumped back').toBe(200);
  });

  it('dies twelve hours after it began, however busy', async () => {
    const browser = await site.signIn('cheffe', demonstrationPassword);
    for (let minutes = 20; minutes < 720; minutes += 20) {
      site.clock.set(later(minutes));
      expect((await whoAmI(browser.cookie)).account, `${minutes} min`).not.toBeNull();
    }
    site.clock.set(later(721));
    expect((await whoAmI(browser.cookie)).account).toBeNull();
    site.clock.set(noon);
  });

  it('ended by its owner is dead at once', async () => {
    const browser = await site.signIn('cheffe', demonstrationPassword);
    const response = await browser.request({ method: 'DELETE', url: '/api/session' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toContain('vigie_session=;');
    expect((await browser.request({ method: 'DELETE', url: '/api/session' })).statusCode).toBe(401);
  });

  it('carries its purpose into every later line of the journal', async () => {
    const browser = await site.signIn('auditeur', demonstrationPassword);
    const changed = await browser.request({
      method: 'PUT',
      url: '/api/session',
      payload: { purpose: 'yearly control' },
    });
    expect(changed.json().purpose).toBe('yearly control');
    const whole = await browser.request({ method: 'GET', url: '/api/journal' });
    expect(whole.statusCode, site.logged.join('')).toBe(200);
    const page = await browser.request({ method: 'GET', url: '/api/journal?limit=1' });
    expect(page.json().entries[0].purpose).toBe('yearly control');
  });
});

describe('the first account', () => {
  let empty: TestDatabase;
  let emptySite: TestSite;
  beforeAll(async () => {
    empty = await testDatabase();
    emptySite = await testSite(empty);
  });
  afterAll(async () => {
    await emptySite.close();
    await empty.drop();
  });
  const setUp = (login: string, password = 'a long enough password') =>
    emptySite.request({
      method: 'POST',
      url: '/api/setup',
      payload: { login, displayName: 'First Head', password, locale: 'fr' },
    });

  it('is asked for, and refuses a short password', async () => {
    const view = (await emptySite.request({ method: 'GET', url: '/api/session' })).json();
    expect(view).toMatchObject({ setupNeeded: true, demonstration: false });
    expect((await setUp('first', 'too short')).statusCode).toBe(400);
  });

  it('is created once, also when two ask at the same moment; then the door does not exist', async () => {
    const answers = await Promise.all([setUp('first'), setUp('second'), setUp('third')]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 404, 404]);
    const fourth = await setUp('fourth');
    const unknown = await emptySite.request({ method: 'GET', url: '/api/nothing' });
    expect([fourth.statusCode, fourth.body]).toEqual([unknown.statusCode, unknown.body]);
    const view = (await emptySite.request({ method: 'GET', url: '/api/session' })).json();
    expect(view.setupNeeded).toBe(false);
  });
});

async function timed(login: string): Promise<{ status: number; body: string; ms: number }> {
  const startedMs = performance.now();
  const response = await attempt(login, 'not the password');
  return { status: response.statusCode, body: response.body, ms: performance.now() - startedMs };
}
