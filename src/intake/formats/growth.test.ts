import { describe, expect, it } from 'vitest';
import { detectFormat } from '../detect.ts';
import { IntakeRefusal } from '../errors.ts';
import { growthOf } from './growth-of.testing.ts';
import { sourceFromBytes } from './reader.ts';
import { readerOf } from './registry.ts';

const encoder = new TextEncoder();
const list = (size: number, make: (index: number) => string, separator = ','): string =>
  Array.from({ length: size }, (_item, index) => make(index)).join(separator);

async function drain(format: string, text: string): Promise<void> {
  const bytes = encoder.encode(text);
  detectFormat(bytes.subarray(0, 65_536));
  try {
    for await (const part of readerOf(format)?.read(sourceFromBytes('x', bytes)) ?? []) void part;
  } catch (error) {
    if (!(error instanceof IntakeRefusal)) throw error;
  }
}

const ncmec = (persons: string, files = '', texts = ''): string =>
  `{"reportId":1,"dateReceived":null,"reportedInformation":{"reportingEsp":{"espName":"x"},"reportedPeople":{"reportedPersons":[${persons}]},"uploadedFiles":{"uploadedFiles":[${files}]},"additionalInformations":[${texts}]}}`;

/** Sources that grow in one direction each: an honest one and the worst we can think of. */
const growing: readonly [name: string, format: string, (size: number) => string][] = [
  ['reports with many persons', 'ncmec-json', (n) => ncmec(list(n, (i) => `{"espUserId":"u${i}"}`))],
  [
    'one person with many e-mails',
    'ncmec-json',
    (n) => ncmec(`{"emails":{"emails":[${list(n, (i) => `{"value":"a${i}@example.org"}`)}]}}`),
  ],
  [
    'many finds in words',
    'ncmec-json',
    (n) =>
      ncmec(
        '{"espUserId":"u"}',
        '',
        list(n, (i) => `{"value":"mail a${i}@example.org paid $b${i}"}`),
      ),
  ],
  [
    'many payments in one text',
    'ncmec-json',
    (n) =>
      ncmec('{"espUserId":"u"}', '', `{"value":"paid ${list(Math.min(n, 8000), (i) => `$b${i}`, ' ')}"}`),
  ],
  [
    'many files',
    'ncmec-json',
    (n) =>
      ncmec(
        '',
        list(n, (i) => `{"filename":"f${i}","additionalInformations":[{"value":"n${i}"}]}`),
      ),
  ],
  ['many unknown fields', 'ncmec-json', (n) => ncmec(`{${list(n, (i) => `"k${i}":1`)}}`)],
  ['many duplicate keys', 'ncmec-json', (n) => ncmec(`{${list(n, () => '"k":1')}}`)],
  ['many long integers', 'ncmec-json', (n) => ncmec(list(n, () => '{"espUserId":12345678901234567890}'))],
  [
    'one long text of escapes',
    'ncmec-json',
    (n) => ncmec('', '', `{"value":"${'\\u0000\\ud800'.repeat(n)}"}`),
  ],
  [
    'XML with many persons',
    'ncmec-xml',
    (n) =>
      `<report><incidentSummary/>${list(n, (i) => `<personOrUserReported><espIdentifier>u${i}</espIdentifier></personOrUserReported>`, '')}</report>`,
  ],
  [
    'XML with many references',
    'ncmec-xml',
    (n) =>
      `<report><incidentSummary/><additionalInfo>${'&amp;&#233;<![CDATA[x]]>'.repeat(n)}</additionalInfo></report>`,
  ],
  [
    'a chat of many messages',
    'telegram-json',
    (n) =>
      `{"type":"private_group","id":1,"messages":[${list(n, (i) => `{"id":${i},"type":"message","date_unixtime":"1772388000","from":"A","from_id":"user${i % 50}","text":[{"type":"link","text":"https://example.org/${i}"}]}`)}]}`,
  ],
  [
    'a chat of many persons',
    'telegram-json',
    (n) =>
      `{"type":"private_group","id":1,"messages":[${list(n, (i) => `{"id":1,"type":"message","date_unixtime":"0","from":"A${i}","from_id":"user${i}","text":"x"}`)}]}`,
  ],
  [
    'many chats',
    'telegram-json',
    (n) =>
      `{"chats":{"list":[${list(n, (i) => `{"type":"private_group","id":${i},"messages":[{"id":1,"type":"message","date_unixtime":"1","text":"\\x07"}]}`)}]}}`,
  ],
  [
    'observations of one client',
    'csv',
    (n) =>
      `observed_at,ip,client_guid,sha1\n${list(n, (i) => `2026-01-01T00:00:00Z,240.0.0.${i % 250},g,${i}`, '\n')}`,
  ],
  [
    'observations of many clients',
    'csv',
    (n) =>
      `observed_at,time_zone,ip,client_guid\n${list(n, (i) => `2026-01-01 00:00:00,Europe/Paris,240.0.0.1,g${i}`, '\n')}`,
  ],
  [
    'a list of many rows',
    'csv',
    (n) => `reference,agency,email\n${list(n, (i) => `r${i},a,a${i}@example.org`, '\n')}`,
  ],
  ['many ragged rows', 'csv', (n) => `reference,agency,email\n${list(n, () => 'a', '\n')}`],
  [
    'a listing',
    'hashdeep',
    (n) =>
      `%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n${list(n, () => '1,d41d8cd98f00b204e9800998ecf8427e,a,b,c', '\n')}`,
  ],
  [
    'a listing of commas',
    'hashdeep',
    (n) => `%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n${','.repeat(n * 10)}`,
  ],
];

describe('reading takes time in proportion to the source', () => {
  it.each(growing)('%s (%s)', { retry: 2, timeout: 60_000 }, async (_name, format, make) => {
    const sizes = [400, 800, 1600, 3200];
    expect(await growthOf(make, (text) => drain(format, text), sizes)).toBeLessThan(1.3);
  });
});
