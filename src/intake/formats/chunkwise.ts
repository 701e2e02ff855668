import type { Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import type { SourceInput } from './reader.ts';

/** A reading that takes bytes as they come and answers parts as soon as they are complete. */
export interface ChunkReading {
  push(chunk: Uint8Array): Iterable<Part>;
  end(): Iterable<Part>;
}

/** Sources up to this size are read in one piece, without a single turn of the event loop. */
const onePieceBytes = 4 * 1024 * 1024;

/**
 * Drives a reading over a source: synchronously when the source is small or its chunks are, else as a stream.
 *
 * @throws IntakeRefusal 'intake.refused.too-large', and what the reading throws, while the parts are taken.
 */
export function readChunkwise(
  input: SourceInput,
  begin: () => ChunkReading,
): Iterable<Part> | AsyncIterable<Part> {
  if (input.sizeBytes > budgets.streamBytes) {
    const params = { bytes: input.sizeBytes, most: budgets.streamBytes };
    throw new IntakeRefusal('intake.refused.too-large', 'whole', params);
  }
  if (input.sizeBytes <= onePieceBytes) return partsOf([input.whole()], begin());
  const chunks = input.chunks();
  return Symbol.asyncIterator in chunks ? partsOfStream(chunks, begin()) : partsOf(chunks, begin());
}

function* partsOf(chunks: Iterable<Uint8Array>, reading: ChunkReading): Generator<Part> {
  for (const chunk of chunks) yield* reading.push(chunk);
  yield* reading.end();
}

async function* partsOfStream(
  chunks: AsyncIterable<Uint8Array>,
  reading: ChunkReading,
): AsyncGenerator<Part> {
  for await (const chunk of chunks) yield* reading.push(chunk);
  yield* reading.end();
}

/** The whole of a source that must be held in memory. @throws IntakeRefusal 'intake.refused.too-large'. */
export function wholeWithinBudget(input: SourceInput): Uint8Array {
  if (input.sizeBytes > budgets.wholeBytes) {
    const params = { bytes: input.sizeBytes, most: budgets.wholeBytes };
    throw new IntakeRefusal('intake.refused.too-large', 'whole', params);
  }
  return input.whole();
}
