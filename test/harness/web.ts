import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { Compile } from 'typebox/compile';
import { gatherRoutes } from '../../src/app/doors.ts';
import { gatherJobs } from '../../src/app/jobs.ts';
import { buildServer } from '../../src/app/server.ts';
import { type App, openApp } from '../../src/app/wire.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { Route } from '../../src/platform/door.ts';
import { createLog } from '../../src/platform/log.ts';
import type { TestDatabase } from './database.ts';

export interface TestSite {
  readonly app: App;
  readonly server: FastifyInstance;
  readonly routes: readonly Route[];
  readonly dataFolder: string;
  /** Lines the server logged. */
  readonly logged: string[];
  /** The clock of the server; move it with `set`. */
  readonly clock: { set(at: Date): void };
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  signIn(login: string, password: string): Promise<Browser>;
  close(): Promise<void>;
}

/** A signed-in browser: sends its cookie and its CSRF token with every request. */
export interface Browser {
  readonly cookie: string;
  readonly csrfToken: string;
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
}

export interface TestSiteOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Doors added for the test alone. */
  readonly extraRoutes?: readonly Route[];
  readonly requestsPerMinute?: number;
  readonly siteFolder?: string;
}

/** The whole web server on a test database, without a socket. */
export async function testSite(db: TestDatabase, options: TestSiteOptions = {}): Promise<TestSite> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'vigie-site-'));
  let at = new Date('2026-11-21T12:00:00.000Z');
  const logged: string[] = [];
  const now = (): Date => at;
  const config = readConfig({ ...options.environment, VIGIE_DATA: dataFolder }, dataFolder);
  const log = createLog((line) => logged.push(line), 'info', now);
  const app = await openApp({ config, connection: db.connection, log, jobs: gatherJobs(), now });
  const routes = [...gatherRoutes(app.vault), ...(options.extraRoutes ?? [])].map(holdToOutput);
  const server = await buildServer(app, {
    routes,
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    siteFolder: options.siteFolder ?? join(dataFolder, 'no-site'),
  });
  const request = (wanted: InjectOptions): Promise<LightMyRequestResponse> =>
    server.inject({ ...wanted, headers: { host: '127.0.0.1:8440', ...wanted.headers } });
  return {
    app,
    server,
    routes,
    dataFolder,
    logged,
    clock: {
      set: (wanted) => {
        at = wanted;
      },
    },
    request,
    signIn: (login, password) => signIn(request, login, password),
    close: async () => {
      await server.close();
      await app.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** In tests every answer is held to the schema that describes it. */
function holdToOutput(door: Route): Route {
  const output = Compile(door.output);
  return {
    ...door,
    run: async (ctx, input) => {
      const result = await door.run(ctx, input);
      const body = door.answersSession === true ? (result as { body: unknown }).body : result;
      const [error] = output.Check(JSON.parse(JSON.stringify(body))) ? [] : output.Errors(body);
      if (error === undefined) return result;
      throw new Error(
        `${door.method} ${door.path} answers outside its schema at ${error.instancePath}: ${error.message}`,
      );
    },
  };
}

async function signIn(
  request: (options: InjectOptions) => Promise<LightMyRequestResponse>,
  login: string,
  password: string,
): Promise<Browser> {
  const response = await request({
    method: 'POST',
    url: '/api/session',
    payload: { login, password, purpose: 'test of the doors' },
  });
  if (response.statusCode !== 200)
    throw new Error(`sign-in answered ${response.statusCode}: ${response.body}`);
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
  const csrfToken = String(response.json().csrfToken);
  return {
    cookie,
    csrfToken,
    request: (options) =>
      request({ ...options, headers: { cookie, 'x-vigie-csrf': csrfToken, ...options.headers } }),
  };
}
