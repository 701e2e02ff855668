import { csv } from './csv.ts';
import { hashdeep } from './hashdeep.ts';
import { ncmecJson } from './ncmec-json.ts';
import { ncmecXml } from './ncmec-xml.ts';
import type { FormatReader } from './reader.ts';
import { telegramJson } from './telegram-json.ts';

/**
 * The formats Vigie reads, in the order they are tried. A new format is one file, one folder of fixtures and
 * one line here.
 */
export const registry: readonly FormatReader[] = [ncmecJson, ncmecXml, telegramJson, hashdeep, csv];

export function readerOf(format: string): FormatReader | undefined {
  return registry.find((reader) => reader.format === format);
}

export type { FormatReader, ReadOptions, SourceInput } from './reader.ts';
