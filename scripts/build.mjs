// Compiles the node program to dist/node and the web interface to dist/web.
// With --if-stale it does so only when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');
const sources = [
  'src',
  'web',
  'bench',
  'test/harness',
  'test/browser',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'vite.config.ts',
];

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  let latest = info.mtimeMs;
  for (const name of readdirSync(path)) latest = Math.max(latest, newest(join(path, name)));
  return latest;
}

export function isStale() {
  if (!existsSync(stamp)) return true;
  const built = statSync(stamp).mtimeMs;
  return sources.map((name) => join(root, name)).some((path) => existsSync(path) && newest(path) > built);
}

function step(program, args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}\n`);
    process.exit(result.status ?? 1);
  }
}

export function build() {
  rmSync(stamp, { force: true });
  rmSync(join(root, 'dist', 'node'), { recursive: true, force: true });
  // Types are checked by `npm run types`; a start only needs the JavaScript.
  step('typescript-native/bin/tsc', ['-p', 'tsconfig.build.json', '--noCheck']);
  step('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--if-stale') || isStale()) build();
}
