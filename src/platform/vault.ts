import { createHash, type Hash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Sealed sources, exactly as received. Bytes go into write-once segment files: many small sources share one
 * segment, so that a batch of 500 costs one fsync instead of 500. A segment becomes visible under its final
 * name only when it is complete and on disk; what a crash leaves behind is a `.part` file that nothing refers to.
 */
export interface VaultPlace {
  readonly segment: string;
  readonly offset: number;
  readonly sizeBytes: number;
}

export interface Sealed extends VaultPlace {
  /** SHA-256 of the bytes. */
  readonly digest: Uint8Array;
}

export interface SegmentWriter {
  append(bytes: Uint8Array): Promise<Sealed>;
  appendStream(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Sealed>;
  /** Puts the segment on disk, read-only, under its final name. Only then may the database refer to it. */
  seal(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

export interface Vault {
  /** @param name unique lower-case hex name, 32 characters, from ctx randomness. */
  openSegment(name: string): Promise<SegmentWriter>;
  /** @returns bytes [start, end) of the sealed source; shorter only at its end. */
  readRange(place: VaultPlace, start: number, end: number): Promise<Uint8Array>;
  stream(place: VaultPlace): AsyncIterable<Uint8Array>;
  /** Hashes the stored bytes again. @returns SHA-256. Cost: one full read. */
  rehash(place: VaultPlace): Promise<Uint8Array>;
  /** Names of sealed segments, sorted; for the doctor. */
  listSegments(): readonly string[];
}

const segmentName = /^[0-9a-f]{32}$/;

export async function openVault(folder: string): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (segment: string) => {
    if (!segmentName.test(segment)) throw new Error('not a segment name');
    return join(folder, segment.slice(0, 2), segment);
  };
  const stream = (place: VaultPlace): AsyncIterable<Uint8Array> =>
    place.sizeBytes === 0
      ? emptyStream()
      : createReadStream(pathOf(place.segment), {
          start: place.offset,
          end: place.offset + place.sizeBytes - 1,
        });
  return {
    openSegment: (name) => openWriter(name, pathOf(name)),
    readRange: (place, start, end) => readRange(pathOf(place.segment), place, start, end),
    stream,
    rehash: async (place) => {
      const hash = createHash('sha256');
      for await (const chunk of stream(place)) hash.update(chunk);
      return hash.digest();
    },
    listSegments: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((shelf) => /^[0-9a-f]{2}$/.test(shelf))
        .flatMap((shelf) => readdirSync(join(folder, shelf)))
        .filter((name) => segmentName.test(name))
        .sort(),
  };
}

async function* emptyStream(): AsyncIterable<Uint8Array> {}

async function readRange(path: string, place: VaultPlace, start: number, end: number): Promise<Uint8Array> {
  const from = Math.max(0, start);
  const until = Math.min(place.sizeBytes, end);
  if (until <= from) return new Uint8Array(0);
  const file = await open(path, 'r');
  try {
    const buffer = new Uint8Array(until - from);
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(
        buffer,
        filled,
        buffer.length - filled,
        place.offset + from + filled,
      );
      if (bytesRead === 0) throw new Error(`segment ${place.segment} is shorter than recorded`);
      filled += bytesRead;
    }
    return buffer;
  } finally {
    await file.close();
  }
}

async function openWriter(segment: string, path: string): Promise<SegmentWriter> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const partial = `${path}.part`;
  const file = await open(partial, 'wx', 0o600);
  let offset = 0;
  const finish = (from: number, hash: Hash): Sealed => ({
    segment,
    offset: from,
    sizeBytes: offset - from,
    digest: hash.digest(),
  });
  const write = async (bytes: Uint8Array, hash: Hash) => {
    hash.update(bytes);
    await writeAll(file, bytes, offset);
    offset += bytes.length;
  };
  return {
    append: async (bytes) => {
      const from = offset;
      const hash = createHash('sha256');
      await write(bytes, hash);
      return finish(from, hash);
    },
    appendStream: async (chunks) => {
      const from = offset;
      const hash = createHash('sha256');
      for await (const chunk of chunks) await write(chunk, hash);
      return finish(from, hash);
    },
    seal: async () => {
      await file.chmod(0o400);
      await file.sync();
      await file.close();
      if (existsSync(path)) throw new Error(`segment ${segment} exists already`);
      await rename(partial, path);
      await syncFolder(join(path, '..'));
    },
    discard: async () => {
      await file.close();
      await rm(partial, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const result = await file.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

/** The rename itself must survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  if (!(await stat(folder)).isDirectory()) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
