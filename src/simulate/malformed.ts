import { drawFor, stream } from './draw.ts';
import type { Plan } from './plan.ts';

export interface MalformedFile {
  readonly name: string;
  readonly why: string;
  readonly day: number;
  readonly content: Uint8Array;
}

/**
 * Files that no reader may import, spread over the year: what goes wrong in transfers and exports.
 * `sample` is a well-formed report that some of them are made from.
 */
export function malformedFiles(plan: Plan, sample: string): readonly MalformedFile[] {
  const rounds = 1 + Math.floor(plan.reports / 50_000);
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    damagedContents(sample, round).map((damaged, index) => ({
      ...damaged,
      day: 3 + drawFor(plan.seed, stream.malformed, round * 100 + index).below(360),
    })),
  );
}

function damagedContents(sample: string, round: number): readonly Omit<MalformedFile, 'day'>[] {
  const bytes = Buffer.from(sample, 'utf8');
  const mark = round === 0 ? '' : `-${round}`;
  const text = (name: string, why: string, content: string) => ({
    name: name.replace('#', mark),
    why,
    content: Buffer.from(content.replaceAll('#', mark), 'utf8'),
  });
  return [
    { name: `ncmec-interrupted${mark}.json`, why: 'truncated', content: bytes.subarray(0, 700 + round) },
    { name: `ncmec-encoding${mark}.json`, why: 'bad-utf8', content: withBadBytes(bytes, round) },
    {
      name: `bordereau${mark}.json`,
      why: 'wrong-format',
      content: Buffer.from(`%PDF-1.4\n% synthetic placeholder${mark}\n%%EOF\n`),
    },
    {
      name: `liste${mark}.csv`,
      why: 'wrong-format',
      content: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, round]),
    },
    text('etat#.json', 'other-json', '{"status":"ok","items":[1,2,3],"mark":"#"}\n'),
    text(
      'esp-open#.xml',
      'xml-not-well-formed',
      '<?xml version="1.0"?>\n<report><incidentSummary><incidentType>#\n',
    ),
    text(
      'esp-doctype#.xml',
      'xml-with-doctype',
      '<?xml version="1.0"?>\n<!DOCTYPE report [<!ENTITY a "placeholder#">]>\n<report><additionalInfo>&a;</additionalInfo></report>\n',
    ),
    text('tableau#.csv', 'unknown-columns', 'colour,shape,weight\nred,round,1#\nblue,square,2\n'),
    text('profond#.json', 'too-deep', `${'['.repeat(6000)}"#"${']'.repeat(6000)}\n`),
    ...(round === 0 ? [{ name: 'vide.json', why: 'empty', content: new Uint8Array(0) }] : []),
  ];
}

/** Two bytes that no UTF-8 text holds, inside a string of the report. */
function withBadBytes(bytes: Uint8Array, round: number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  damaged.set([0xc3, 0x28, 0xff], Math.floor(bytes.length / 2) + round);
  return damaged;
}
