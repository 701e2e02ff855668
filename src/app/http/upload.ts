import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fastifyMultipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UploadedFiles } from '../../platform/door.ts';
import { VigieError } from '../../platform/errors.ts';
import { noFile, tooManyFiles, uploadBroken, uploadTooLarge } from '../errors.ts';
import type { App } from '../wire.ts';
import type { ReadBody } from './bind.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where this request's files were put; removed when the request is refused. */
    uploadFolder: string | null;
  }
}

const maximumFiles = 20_000;

/**
 * Reads the files of a request straight to disk, memory flat, each flushed before the request is acknowledged.
 * A request that breaks off, is too large or is refused leaves nothing behind.
 */
export async function acceptUploads(server: FastifyInstance, app: App): Promise<ReadBody> {
  const limitBytes = app.config.uploadLimitBytes;
  await server.register(fastifyMultipart, {
    throwFileSizeLimit: true,
    limits: {
      fileSize: limitBytes,
      files: maximumFiles,
      parts: maximumFiles,
      fields: 0,
      fieldNameSize: 100,
      headerPairs: 50,
    },
  });
  server.decorateRequest('uploadFolder', null);
  server.addHook('onResponse', async (request, reply) => {
    if (request.uploadFolder !== null && reply.statusCode >= 400) await removeFolder(request.uploadFolder);
  });
  const inbox = join(app.config.dataFolder, 'inbox');
  return async (request) => {
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw uploadTooLarge(limitBytes);
    if (!request.isMultipart()) throw noFile();
    const directory = join(inbox, crypto.randomUUID());
    await mkdir(directory, { recursive: true, mode: 0o700 });
    try {
      const uploaded = await saveFiles(request, directory, limitBytes);
      request.uploadFolder = directory;
      return uploaded;
    } catch (cause) {
      await removeFolder(directory);
      throw cause;
    }
  };
}

async function saveFiles(
  request: FastifyRequest,
  directory: string,
  limitBytes: number,
): Promise<UploadedFiles> {
  const budget = { left: limitBytes, limitBytes };
  const files: UploadedFiles['files'][number][] = [];
  try {
    for await (const part of request.files()) {
      const name = plainName(part.filename);
      const path = join(directory, `${String(files.length + 1).padStart(4, '0')}-${name}`);
      files.push({ name, path, sizeBytes: await saveFile(part, path, budget) });
    }
  } catch (cause) {
    throw refusalOfMultipart(cause, limitBytes);
  }
  if (files.length === 0) throw noFile();
  return { directory, files };
}

async function saveFile(
  part: MultipartFile,
  path: string,
  budget: { left: number; readonly limitBytes: number },
): Promise<number> {
  const before = budget.left;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      budget.left -= chunk.length;
      if (budget.left < 0) done(uploadTooLarge(budget.limitBytes));
      else done(null, chunk);
    },
  });
  // Acknowledged means on disk: the write stream flushes before it closes.
  await pipeline(part.file, count, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  return before - budget.left;
}

/** No path, no control character, no name that hides itself; the end is kept, for it holds the extension. */
export function plainName(sent: string): string {
  const base = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = base.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '');
  const short = [...plain].slice(-60).join('');
  return short === '' ? 'file' : short;
}

function refusalOfMultipart(cause: unknown, limitBytes: number): unknown {
  if (!(cause instanceof Error) || cause instanceof VigieError) return cause;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT') return tooManyFiles(maximumFiles);
  if (code === 'FST_REQ_FILE_TOO_LARGE') return uploadTooLarge(limitBytes);
  // The parser's own complaints carry no code; the file system's always do.
  if (code === '' || code === 'ECONNRESET' || code.startsWith('ERR_STREAM')) return uploadBroken(cause);
  return cause;
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
