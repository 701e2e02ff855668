import { growthExponent as fitGrowth } from '../../src/kernel/growth.ts';

/** How every bench prints: a table for people, then one JSON object as the last line for machines. */

export type Cell = string | number;

export function printTable(
  title: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const texts = [header, ...rows].map((row) => row.map(shown));
  const widths = header.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const [at, row] of texts.entries()) {
    console.log(row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '));
    if (at === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  }
}

function shown(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Number.isInteger(cell)) return cell.toLocaleString('en-US');
  return cell.toLocaleString('en-US', { maximumFractionDigits: cell < 10 ? 2 : 1 });
}

/** Words to the left, figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** The last line of a bench. */
export function printResult(result: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(result));
}

/**
 * The exponent k of cost ≈ c·size^k through the points, by least squares on logarithms: 1 is linear.
 *
 * @returns null with fewer than two sizes.
 */
export function growthExponent(
  points: readonly { readonly size: number; readonly cost: number }[],
): number | null {
  if (points.length < 2) return null;
  return rounded(fitGrowth(points), 3);
}

/** @param share  0.95 for the 95th percentile, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Seconds that `work` takes, and its result. */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly seconds: number; readonly result: Awaited<T> }> {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}

/** Highest resident memory of this process between start and `stop`, sampled five times a second. */
export function watchMemory(): { stop(): number } {
  let peak = process.memoryUsage.rss();
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 200);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      sample();
      return Math.round(peak / 1024 / 1024);
    },
  };
}

/** `--name value` and `--flag` of a bench's command line. */
export function readOptions(argv: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [at, word] of argv.entries()) {
    if (!word.startsWith('--')) continue;
    const next = argv[at + 1];
    options.set(word.slice(2), next === undefined || next.startsWith('--') ? '' : next);
  }
  return options;
}
