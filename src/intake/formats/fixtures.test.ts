import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Part } from '../contract.ts';
import { detectFormat, headBytes } from '../detect.ts';
import { IntakeRefusal } from '../errors.ts';
import { locate } from '../locator.ts';
import { sourceFromBytes } from './reader.ts';

/** One folder per case: `input.*` and what Vigie makes of it, `expected.json`. */
const root = 'fixtures/intake';
const cases = readdirSync(root).toSorted();

interface Outcome {
  readonly format?: string;
  readonly refused?: { readonly code: string; readonly params: unknown };
  readonly parts?: readonly Part[];
}

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  const detection = detectFormat(bytes.subarray(0, headBytes));
  if (detection.kind === 'refused') return { refused: told(detection.refusal) };
  const { reader } = detection;
  try {
    const parts: Part[] = [];
    for await (const part of reader.read(sourceFromBytes('input', bytes))) parts.push(part);
    return { format: reader.format, parts };
  } catch (error) {
    if (error instanceof IntakeRefusal) return { format: reader.format, refused: told(error) };
    throw error;
  }
}

function told(refusal: IntakeRefusal): { code: string; params: unknown } {
  return { code: refusal.code, params: refusal.params };
}

function bytesOf(name: string): Uint8Array {
  const file = readdirSync(join(root, name)).find((candidate) => candidate.startsWith('input.'));
  return readFileSync(join(root, name, file ?? ''));
}

describe('each fixture is read or refused as expected', () => {
  it.each(cases)('%s', async (name) => {
    const outcome = await outcomeOf(bytesOf(name));
    await expect(`${JSON.stringify(outcome, null, 1)}\n`).toMatchFileSnapshot(
      join(process.cwd(), root, name, 'expected.json'),
    );
  });
});

describe('every place given by a reader is found again in the bytes', () => {
  it.each(cases)('%s', async (name) => {
    const bytes = bytesOf(name);
    const { parts = [] } = await outcomeOf(bytes);
    for (const place of parts.flatMap(placesOf)) {
      const range = locate(bytes, place);
      expect(range, place).not.toBeNull();
      expect(range?.byteEnd, place).toBeGreaterThan(range?.byteStart ?? Number.NaN);
    }
  });

  it.each(cases)('%s: a find in words is placed to the character', async (name) => {
    const bytes = bytesOf(name);
    const { parts = [] } = await outcomeOf(bytes);
    const persons = parts.flatMap((part) => (part.kind === 'report' ? part.report.persons : []));
    for (const { raw, locator } of persons.flatMap(({ identifiers }) => identifiers)) {
      const range = locate(bytes, locator);
      const slice = new TextDecoder().decode(bytes.subarray(range?.byteStart, range?.byteEnd));
      const isWholeBlock = slice.length > raw.length * 3;
      if (locator.includes('#') && !/[\\&]/.test(slice) && !isWholeBlock) expect(slice).toBe(raw);
    }
  });

  it.each(cases)('%s: persons, files and reports stand at places of their own', async (name) => {
    const { parts = [] } = await outcomeOf(bytesOf(name));
    const reports = parts.flatMap((part) => (part.kind === 'report' ? [part.report] : []));
    const listed = parts.flatMap((part) => (part.kind === 'files' ? part.files : []));
    for (const places of [
      reports.map(({ locator }) => locator),
      reports.flatMap(({ persons }) => persons.map(({ locator }) => locator)),
      [...reports.flatMap(({ files }) => files), ...listed].map(({ locator }) => locator),
    ]) {
      expect(new Set(places).size).toBe(places.length);
    }
  });
});

function placesOf(part: Part): string[] {
  switch (part.kind) {
    case 'note':
      return part.note.place.includes('*') || part.note.severity === 'unread' ? [] : [part.note.place];
    case 'files':
      return part.files.map(({ locator }) => locator);
    case 'messages':
      return [part.chatLocator, ...part.messages.map(({ locator }) => locator)];
    case 'report': {
      const { report } = part;
      const persons = report.persons.flatMap(({ locator, identifiers }) => [
        locator,
        ...identifiers.map((identifier) => identifier.locator),
      ]);
      const files = report.files.map(({ locator }) => locator);
      return [report.locator, ...Object.values(report.places), ...persons, ...files];
    }
  }
}
