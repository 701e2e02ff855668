import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Part } from '../contract.ts';
import { detectFormat } from '../detect.ts';
import { IntakeRefusal } from '../errors.ts';
import { type FormatReader, type SourceInput, sourceFromBytes } from './reader.ts';
import { registry } from './registry.ts';

const root = 'fixtures/intake';
const inputs = readdirSync(root).map((name) => {
  const file = readdirSync(join(root, name)).find((candidate) => candidate.startsWith('input.'));
  return new Uint8Array(readFileSync(join(root, name, file ?? '')));
});

/** All parts, or the refusal; anything else that is thrown fails the test. */
async function outcomeOf(reader: FormatReader, input: SourceInput): Promise<Part[] | string> {
  const parts: Part[] = [];
  try {
    for await (const part of reader.read(input)) parts.push(part);
  } catch (error) {
    if (error instanceof IntakeRefusal) return `${error.code} ${error.place}`;
    throw error;
  }
  return parts;
}

/** The same bytes as a stream of small chunks in one reused buffer, as a file descriptor would give them. */
function streamed(bytes: Uint8Array, size: number): SourceInput {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const buffer = new Uint8Array(size);
    for (let at = 0; at < bytes.length; at += size) {
      const part = bytes.subarray(at, at + size);
      buffer.set(part);
      yield buffer.subarray(0, part.length);
      buffer.fill(0x21);
    }
  }
  // A size beyond the one-piece limit makes the readers that can stream do so.
  return { name: 'stream', sizeBytes: 5 * 1024 * 1024, chunks, whole: () => bytes };
}

describe('any bytes whatever', () => {
  it('are read or refused by every reader, never anything else', async () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...inputs),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat(),
      )
      .map(([input, changes, cut]) => {
        const bytes = input.slice(0, cut % 3 === 0 ? cut % (input.length + 1) : input.length);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        detectFormat(bytes);
        for (const reader of registry) await outcomeOf(reader, sourceFromBytes('x', bytes));
      }),
      { numRuns: 150 },
    );
  });

  it.each([1, 64])('give the same parts as a stream of %i-byte chunks', async (size) => {
    for (const bytes of inputs) {
      const detection = detectFormat(bytes);
      if (detection.kind === 'refused' || detection.reader.format === 'csv') continue;
      const whole = await outcomeOf(detection.reader, sourceFromBytes('x', bytes));
      expect(await outcomeOf(detection.reader, streamed(bytes, size))).toEqual(whole);
    }
  });

  it('of tables give the same parts as a stream of 64-byte chunks', async () => {
    for (const bytes of inputs) {
      const detection = detectFormat(bytes);
      if (detection.kind === 'refused' || detection.reader.format !== 'csv') continue;
      const whole = await outcomeOf(detection.reader, sourceFromBytes('x', bytes));
      expect(await outcomeOf(detection.reader, streamed(bytes, 64))).toEqual(whole);
    }
  });
});
