// Runs one bench by name: `npm run bench intake -- --small`.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'node', 'bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -3));
const [name, ...options] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`bench: one of ${names.join(', ')}`);
  process.exit(2);
}
process.argv = [process.argv[0], join(folder, `${name}.js`), ...options];
await import(join(folder, `${name}.js`));
