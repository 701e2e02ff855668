#!/usr/bin/env node
// The `vigie` command of a checkout: compiles what changed, then runs the program.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// An installation without sources or build tools runs what it was given.
if (existsSync(join(root, 'node_modules', 'vite'))) {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], {
    stdio: 'inherit',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
await import(join(root, 'dist', 'node', 'src', 'app', 'cli', 'main.js'));
