import { gatherRoutes } from '../../src/app/doors.ts';
import { buildServer } from '../../src/app/server.ts';
import type { App } from '../../src/app/wire.ts';
import { percentile, rounded } from './report.ts';

const password = 'a long bench password';
const requests = 240;

/** What officers ask the queue for: its head, each filter, each order. */
const questions = [
  '',
  '?state=new',
  '?tier=1',
  '?tier=3',
  '?tier=7',
  '?tier=8',
  '?kind=platform',
  '?kind=peer-to-peer',
  '?kind=chat',
  '?minWorkability=3',
  '?minWorkability=5',
  '?content=first-seen',
  '?content=viral',
  '?assignee=nobody',
  '?assignee=me',
  '?sort=evidence',
  '?sort=received',
  '?sort=received&kind=platform',
  '?tier=7&minWorkability=4&sort=evidence',
  '?state=all&limit=200',
];

/**
 * The 95th percentile of the queue at the API, in milliseconds: list, filters, next page; through routing, session,
 * journal and schema checks, without a socket.
 */
export async function measureQueue(app: App): Promise<number> {
  const server = await buildServer(app, { routes: gatherRoutes(app.vault), requestsPerMinute: 1e9 });
  const headers = { host: '127.0.0.1:8440' };
  try {
    const account = { login: 'bench', displayName: 'Bench', locale: 'fr' };
    const setup = await server.inject({
      method: 'POST',
      url: '/api/setup',
      headers,
      payload: { ...account, password },
    });
    if (setup.statusCode >= 300) throw new Error(`setup answered ${setup.statusCode} ${setup.body}`);
    const signIn = { login: account.login, password, purpose: 'bench' };
    const session = await server.inject({ method: 'POST', url: '/api/session', headers, payload: signIn });
    const cookie = session.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const ask = async (query: string) => {
      const started = performance.now();
      const url = `/api/queue${query}`;
      const answer = await server.inject({ method: 'GET', url, headers: { ...headers, cookie } });
      const elapsedMs = performance.now() - started;
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`);
      return { elapsedMs, page: answer.json<{ nextCursor: string | null }>() };
    };
    return rounded(percentile(await askAll(ask), 0.95), 1);
  } finally {
    await server.close();
  }
}

async function askAll(
  ask: (query: string) => Promise<{ elapsedMs: number; page: { nextCursor: string | null } }>,
): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < requests) {
    for (const question of questions) {
      const first = await ask(question);
      times.push(first.elapsedMs);
      if (first.page.nextCursor === null) continue;
      const join = question === '' ? '?' : '&';
      const next = await ask(`${question}${join}cursor=${encodeURIComponent(first.page.nextCursor)}`);
      times.push(next.elapsedMs);
    }
  }
  return times;
}
