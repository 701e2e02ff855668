import { lstatSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DeliveryRefusalCode } from '../../intake/index.ts';

/** One file found under the given paths. */
export interface FoundFile {
  readonly path: string;
  /** The path as the officer knows it: below the given folder, with the folder's own name. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Why it cannot be read, when the folder itself already tells. */
  readonly problem: DeliveryRefusalCode | null;
}

/** A file or folder to take in; with a name of its own when the one on disk is not what the officer knows. */
export type GivenPath = string | { readonly path: string; readonly name: string };

export interface Totals {
  readonly files: number;
  readonly bytes: number;
}

/** Counts what lies under the paths, for progress. Cost: one lstat each. */
export function surveyPaths(paths: readonly GivenPath[]): Totals {
  let files = 0;
  let bytes = 0;
  for (const found of walkPaths(paths)) {
    files += 1;
    bytes += found.sizeBytes;
  }
  return { files, bytes };
}

/**
 * Every file under the paths, in the order of the paths and then of the names (by code unit), folders depth first.
 * Symbolic links are never followed: they are named as a problem. Holds one folder's names per depth, no more.
 */
export function* walkPaths(paths: readonly GivenPath[]): Iterable<FoundFile> {
  for (const given of paths) {
    const path = resolve(typeof given === 'string' ? given : given.path);
    yield* walkOne(path, typeof given === 'string' ? basename(path) : given.name);
  }
}

function* walkOne(path: string, name: string): Iterable<FoundFile> {
  // An explicit stack: folders may be nested deeper than calls may.
  const open: { path: string; name: string; entries: Iterator<string> }[] = [];
  let next: { path: string; name: string } | undefined = { path, name };
  while (next !== undefined) {
    const found = look(next.path, next.name);
    if (found !== 'folder') yield found;
    else {
      const entries = listFolder(next.path);
      if (entries === undefined) yield { ...next, sizeBytes: 0, problem: 'intake.refused.unreadable-file' };
      else open.push({ ...next, entries: entries.values() });
    }
    next = nextEntry(open);
  }
}

function nextEntry(
  open: { path: string; name: string; entries: Iterator<string> }[],
): { path: string; name: string } | undefined {
  for (let folder = open.at(-1); folder !== undefined; folder = open.at(-1)) {
    const entry = folder.entries.next();
    if (entry.done !== true) {
      return { path: join(folder.path, entry.value), name: `${folder.name}/${entry.value}` };
    }
    open.pop();
  }
  return undefined;
}

function look(path: string, name: string): FoundFile | 'folder' {
  try {
    const stat = lstatSync(path);
    if (stat.isDirectory()) return 'folder';
    if (stat.isSymbolicLink()) return { path, name, sizeBytes: 0, problem: 'intake.refused.symbolic-link' };
    if (!stat.isFile()) return { path, name, sizeBytes: 0, problem: 'intake.refused.not-a-file' };
    return { path, name, sizeBytes: stat.size, problem: null };
  } catch {
    return { path, name, sizeBytes: 0, problem: 'intake.refused.unreadable-file' };
  }
}

function listFolder(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}
