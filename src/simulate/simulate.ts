import { VigieError } from '../platform/errors.ts';
import { writeYear } from './writer.ts';
import { simulatedYear } from './year.ts';

export interface SimulationOptions {
  /** Number of reports of the year, re-issues included: 10 to 2,000,000. */
  readonly reports: number;
  /** A whole number from 0 to 2^53 - 1; the same seed and count give the same bytes on every machine. */
  readonly seed: number;
  /** Folder to fill: absent or empty. */
  readonly out: string;
  /** Called now and then with the number of reports written so far. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface SimulationSummary {
  readonly out: string;
  readonly reports: number;
  readonly persons: number;
  readonly files: number;
  readonly bytes: number;
  readonly planted: number;
}

const progressStep = 500;

/**
 * Writes a synthetic year of a unit into a folder: `sources/` as received day by day, `reference/networks.csv`,
 * and `truth/` which says what is true of it.
 *
 * @throws VigieError 'simulate.bad-count', 'simulate.bad-seed', 'simulate.folder-not-empty'.
 * Cost: linear in the number of reports; holds about forty bytes a report.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationSummary> {
  const { reports, seed, out, onProgress } = options;
  if (!Number.isInteger(reports) || reports < 10 || reports > 2_000_000) {
    throw new VigieError('invalid', 'simulate.bad-count', { least: 10, most: 2_000_000 });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) throw new VigieError('invalid', 'simulate.bad-seed');
  let told = 0;
  const written = writeYear(out, simulatedYear(seed, reports), (done) => {
    if (done - told < progressStep && done < reports) return;
    told = done;
    onProgress?.({ done, total: reports });
  });
  return {
    out,
    reports: written.reports,
    persons: written.truthRows.persons,
    files: written.files,
    bytes: written.bytes,
    planted: written.truthRows.planted,
  };
}
