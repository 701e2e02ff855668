import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Part } from '../contract.ts';
import { detectFormat, headBytes } from '../detect.ts';
import { IntakeRefusal } from '../errors.ts';
import { parseJsonDocument } from './json-document.ts';
import { NoteBook } from './notes.ts';
import { sourceFromBytes } from './reader.ts';

const samples = '../shared/data';
const isMissing = !existsSync(samples);
const whenMissing = isMissing ? ' (skipped: the third-party samples are not on this machine)' : '';

/** `ncmec-xml 1 report`, `hashdeep 3 files`, or the code and name of the refusal. */
async function verdictOf(path: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(join(samples, path)));
  const detection = detectFormat(bytes.subarray(0, headBytes));
  if (detection.kind === 'refused') {
    const { code, params } = detection.refusal;
    return [code.replace('intake.refused.', ''), params.name ?? params.root].filter(Boolean).join(' ');
  }
  const parts: Part[] = [];
  for await (const part of detection.reader.read(sourceFromBytes(path, bytes))) parts.push(part);
  const count = (one: (part: Part) => number): number => parts.reduce((sum, part) => sum + one(part), 0);
  const reports = count((part) => (part.kind === 'report' ? 1 : 0));
  const messages = count((part) => (part.kind === 'messages' ? part.messages.length : 0));
  const files = count((part) => (part.kind === 'files' ? part.files.length : 0));
  const counts = { report: reports, messages, files };
  const shown = Object.entries(counts).filter(([, number]) => number > 0);
  return `${detection.reader.format} ${shown.map(([name, number]) => `${number} ${name}`).join(' ')}`;
}

const miner = 'chats/joweich+chat-miner/test';
const langchain = 'chats/langchain-ai+langchain-community/libs/community/tests';
const hashes = 'forensic/jessek+hashdeep';

/** What each third-party file is by its own source, and so what Vigie must say of it. */
const verdicts: readonly [path: string, verdict: string, why: string][] = [
  ['ncmec/Boostport+ncmec-go/TestClientMinimalReport.xml', 'ncmec-xml 1 report', 'a submission'],
  ['ncmec/Boostport+ncmec-go/TestClientBatchedReport.xml', 'ncmec-xml 1 report', 'a batched submission'],
  ['ncmec/Boostport+ncmec-go/TestClientMinimalReport.file0.xml', 'ncmec-xml 1 report', 'details of a file'],
  [
    'ncmec/Boostport+ncmec-go/TestClientBatchedReport.file0.xml',
    'ncmec-xml 1 report',
    'an annotation written true',
  ],
  ['ncmec/Boostport+ncmec-go/cyber_tipline.xsd', 'xml-root xs:schema', 'a schema, no document'],
  ['ncmec/apparebit+ncmec-reports/countries.csv', 'csv-header', 'a table of another kind'],
  [
    `${miner}/telegram/test_batch_export.json`,
    'telegram-json 1 report 2 messages',
    'a minimal account export',
  ],
  [`${miner}/telegram/test_single_export.json`, 'telegram-json 1 report 2 messages', 'a minimal chat export'],
  [`${miner}/instagram/test_export.json`, 'looks-like Instagram', 'another messenger'],
  [`${miner}/signal/test_export.txt`, 'looks-like Signal', 'another messenger'],
  [`${miner}/whatsapp/test_[mmddyy]_24hrs.txt`, 'looks-like WhatsApp', 'another messenger'],
  [`${miner}/whatsapp/test_ddmmyy_24hrs.txt`, 'looks-like WhatsApp', 'another messenger'],
  [`${miner}/whatsapp/test_mmddyyyy_12hrs.txt`, 'looks-like WhatsApp', 'another messenger'],
  [`${miner}/whatsapp/test_yyyymmdd_24hrs.txt`, 'looks-like WhatsApp', 'another messenger'],
  [
    `${langchain}/unit_tests/chat_loaders/data/telegram_chat_json/result.json`,
    'telegram-json 1 report 4 messages',
    'a chat of two',
  ],
  [
    `${langchain}/unit_tests/document_loaders/test_docs/telegram.json`,
    'telegram-json 1 report 3 messages',
    'an old export: numbers, no zone',
  ],
  [`${langchain}/unit_tests/chat_loaders/data/telegram_chat_html/messages.html`, 'html', 'the HTML export'],
  [`${langchain}/unit_tests/chat_loaders/data/whatsapp_chat.txt`, 'looks-like WhatsApp', 'another messenger'],
  [`${langchain}/examples/slack_export.zip`, 'archive zip', 'an archive'],
  [
    'chats/tsu2000+tele_dashboard/sample.json',
    'telegram-json 1 report 256 messages',
    'identical numbers, zero times',
  ],
  [`${hashes}/sample-hashes/hashdeep.txt`, 'hashdeep 3 files', 'the format itself'],
  [`${hashes}/sample-hashes/md5deep.txt`, 'looks-like md5deep', 'another listing'],
  [`${hashes}/sample-hashes/md5deep-size.txt`, 'looks-like md5deep', 'another listing'],
  [`${hashes}/sample-hashes/nsrl/NSRL-1.5.txt`, 'looks-like NSRL', 'a reference set'],
  [`${hashes}/sample-hashes/nsrl/NSRL-2.0.txt`, 'looks-like NSRL', 'a reference set'],
  [`${hashes}/sample-hashes/ilookv3.hsh`, 'looks-like iLook', 'a reference set'],
  [`${hashes}/sample-hashes/hashkeeper/Z00236.hsh`, 'looks-like Hashkeeper', 'a reference set'],
  [`${hashes}/tests/testfiles/bsd-hashes.txt`, 'looks-like BSD md5', 'another listing'],
  ['forensic/dfxml-working-group+dfxml_python/samples/simple.xml', 'xml-root dfxml', 'another listing'],
  ['forensic/generated-here/fiwalk-1mb_fat32.dfxml', 'xml-root dfxml', 'another listing'],
  ['forensic/dpkg-md5sums-60000-lines.txt.xz', 'archive xz', 'an archive'],
  ['hostile/max-mapper+csv-spectrum/csvs/simple.csv', 'csv-header', 'a table of no known profile'],
  ['hostile/max-mapper+csv-spectrum/csvs/utf8.csv', 'csv-header', 'a table of no known profile'],
];

describe.skipIf(isMissing)(`documents nobody here wrote${whenMissing}`, () => {
  it.each(verdicts)('%s: %s (%s)', async (path, verdict) => {
    expect(await verdictOf(path)).toBe(verdict);
  });
});

const suite = join(samples, 'hostile/nst+JSONTestSuite/test_parsing');

describe.skipIf(isMissing)(`the public suite of JSON texts${whenMissing}`, () => {
  const names = isMissing ? [] : readdirSync(suite).filter((name) => statSync(join(suite, name)).isFile());

  it('has its three kinds of files', () => {
    expect(names.length).toBeGreaterThan(300);
  });

  it.each(names)('%s', (name) => {
    const bytes = new Uint8Array(readFileSync(join(suite, name)));
    const isAccepted = accepts(bytes);
    if (name.startsWith('y_')) expect(isAccepted).toBe(true);
    if (name.startsWith('n_')) expect(isAccepted).toBe(false);
    expect(detectFormat(bytes.subarray(0, headBytes)).kind).toBe('refused');
  });
});

function accepts(bytes: Uint8Array): boolean {
  try {
    parseJsonDocument(bytes, new NoteBook());
    return true;
  } catch (error) {
    if (error instanceof IntakeRefusal) return false;
    throw error;
  }
}
