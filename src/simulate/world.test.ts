import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRangeLookup, rangeFromCidr, uint32FromIpv4 } from '../kernel/ipv4.ts';
import { readTruth } from './read-truth.ts';
import { type SimulationSummary, simulate } from './simulate.ts';
import type { TruePerson, TruePlanted, TrueReport, TruthTables } from './truth.ts';
import { incidentTypes } from './wording.ts';

const temporary = mkdtempSync(join(tmpdir(), 'vigie-simulate-'));
const world = join(temporary, 'world');
let summary: SimulationSummary;
let files: readonly string[];
let persons: readonly TruePerson[];
let reports: readonly TrueReport[];
let planted: readonly TruePlanted[];

beforeAll(async () => {
  summary = await simulate({ reports: 2000, seed: 1, out: world });
  files = filesUnder(world);
  persons = await rowsOf(world, 'persons');
  reports = await rowsOf(world, 'reports');
  planted = await rowsOf(world, 'planted');
}, 60_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the demonstration world', () => {
  it('holds as many reports as asked, each in the truth', () => {
    expect(summary.reports).toBe(2000);
    expect(reports).toHaveLength(2000);
    expect(persons).toHaveLength(summary.persons);
    expect(files.filter((file) => !file.startsWith('truth/'))).toHaveLength(summary.files);
  });

  it('comes mostly as platform reports, with some of every other format', () => {
    const share = (kind: TrueReport['kind']) =>
      reports.filter((report) => report.kind === kind).length / 2000;
    expect(share('platform')).toBeGreaterThan(0.85);
    expect(share('foreign-list')).toBeCloseTo(0.05, 2);
    expect(share('peer-to-peer')).toBeCloseTo(0.03, 2);
    expect(reports.filter((report) => report.file.endsWith('.xml')).length).toBeGreaterThan(50);
    expect(planted.filter(({ kind }) => kind === 'chat')).toHaveLength(4);
    expect(planted.filter(({ kind }) => kind === 'listing')).toHaveLength(2);
  });

  it('plants each situation', () => {
    const kinds = new Set(planted.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'access',
      'chat',
      'commissioning',
      'duplicate-delivery',
      'file-document',
      'flood',
      'flood-exception',
      'household',
      'listing',
      'look-alike-facts',
      'look-alike-name',
      'malformed',
      'observed',
      'prolific',
      'refused-line',
      'shared-carrier',
      'urgent',
    ]);
    const marks = new Set(
      reports.flatMap((report) => report.planted.map((mark) => mark.replace(/-\d+$/, ''))),
    );
    for (const mark of [
      'reissue',
      'late-delivery',
      'zone-missing',
      'private-address',
      'placeholder-email',
      'flood',
    ]) {
      expect(marks).toContain(mark);
    }
  });

  it('has few reports on the first tiers, more in the middle, most at the end', () => {
    const within = (low: number, high: number) =>
      reports.filter(({ tier }) => tier >= low && tier <= high).length / reports.length;
    expect(within(1, 1)).toBeLessThan(0.006);
    expect(within(1, 2)).toBeLessThan(0.03);
    expect(within(3, 6)).toBeGreaterThan(0.05);
    expect(within(3, 6)).toBeLessThan(0.2);
    expect(within(7, 8)).toBeGreaterThan(0.75);
    for (let tier = 1; tier <= 8; tier += 1) expect(within(tier, tier)).toBeGreaterThan(0);
  });

  it('runs from the first days of the year to its last', () => {
    const received = reports.map((report) => report.received).toSorted();
    expect(received[0]?.slice(0, 7)).toBe('2025-11');
    expect(received.at(-1)?.slice(0, 9)).toBe('2026-11-2');
    expect(received.every((at) => at < '2026-11-21')).toBe(true);
    expect(reports.every((report) => report.file.includes(report.delivered.slice(0, 10)))).toBe(true);
  });

  it('counts about six identifiers a report', () => {
    const marks =
      /"espUserId":"|"screenName":\{"value":"|"value":"(?:240|241|242|24\d)\.|"value":"[^"]+@|"value":"\+33|Device ID|Profile URL/g;
    const platform = files.filter((file) => /ncmec-\d+\.json$/.test(file));
    const found = platform.reduce(
      (sum, file) => sum + [...textOf(file).replace(/: /g, ':').matchAll(marks)].length,
      0,
    );
    expect(found / platform.length).toBeGreaterThan(4.5);
    expect(found / platform.length).toBeLessThan(7.5);
  });

  it('gives most reports to few people', () => {
    const counts = persons.map((person) => person.reports).toSorted((a, b) => b - a);
    expect(counts[0]).toBeGreaterThanOrEqual(40);
    expect(counts.filter((count) => count === 1).length / counts.length).toBeGreaterThan(0.6);
  });
});

describe('the files', () => {
  it('are JSON where they say so, but for the damaged ones and the one with an unlawful escape', () => {
    const allowed = new Set([...damaged(), ...withEscapes()]);
    const broken = files.filter((file) => file.endsWith('.json') && !isJson(textOf(file)));
    expect(broken.filter((file) => !allowed.has(file))).toEqual([]);
    expect(withEscapes().every((file) => broken.includes(file))).toBe(true);
  });

  it('are well-formed XML where they say so', () => {
    const allowed = damaged();
    const broken = files.filter(
      (file) => file.endsWith('.xml') && !allowed.has(file) && !isXml(textOf(file)),
    );
    expect(broken).toEqual([]);
  });

  it('say what the truth says of them', () => {
    const byFile = new Map<string, string>();
    const contentOf = (file: string) => {
      const known = byFile.get(file) ?? textOf(file);
      byFile.set(file, known);
      return known;
    };
    const personsByName = new Map(persons.map((person) => [person.person, person]));
    const wrong = reports.filter((report) => !isConfirmed(report, contentOf(report.file), personsByName));
    expect(wrong.map(({ file, locator }) => `${file} ${locator}`)).toEqual([]);
  });

  it('repeat a delivery byte for byte, and re-issue a report under the same number', () => {
    for (const { files: pair } of planted.filter(({ kind }) => kind === 'duplicate-delivery')) {
      const [first = '', second = ''] = pair;
      expect(digestOf(second)).toBe(digestOf(first));
    }
    const reissued = reports.filter((report) => report.version === 2);
    expect(reissued.length).toBe(16);
    for (const report of reissued) {
      expect(reports.filter(({ externalRef }) => externalRef === report.externalRef)).toHaveLength(2);
    }
  });
});

describe('nothing in it belongs to anybody', () => {
  it('has only addresses of the reserved block, and one private one', () => {
    const addresses = new Set(matchesIn(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g));
    addresses.delete('192.168.1.20');
    expect([...addresses].filter((address) => Number(address.split('.')[0]) < 240)).toEqual([]);
    expect(addresses.size).toBeGreaterThan(1000);
  });

  it('has only phone numbers kept for fiction', () => {
    const fictional = /^(?:\+33|0)(?:19900|26191|35301|46571|53649|63998)\d{4}$/;
    const found = matchesIn(/(?<![\w-])(?:\+33 ?|0)[1-9](?: ?\d\d){4}(?![\w-])/g);
    expect(found.filter((phone) => !fictional.test(phone.replaceAll(' ', '')))).toEqual([]);
    expect(new Set(found).size).toBeGreaterThan(300);
    const national = matchesIn(/countryCallingCode="\+33">\d+/g);
    expect(national.filter((phone) => !fictional.test(`0${phone.slice(-9)}`))).toEqual([]);
  });

  it('has only domains kept for examples', () => {
    const hosts = [...matchesIn(/(?<=[\w.]@)[\w.-]+\.[a-z]+/gi), ...matchesIn(/(?<=https?:\/\/)[^/"\s<]+/gi)];
    const reserved = /^(?:example\.(?:com|net|org)|[a-z-]+\.example)$/;
    expect([...new Set(hosts)].filter((host) => !reserved.test(host))).toEqual([]);
  });

  it('has no word outside the committed vocabulary', () => {
    const vocabulary = new Set(
      readFileSync(join(import.meta.dirname, '../../fixtures/simulate/vocabulary.txt'), 'utf8').split('\n'),
    );
    const unknown = new Set<string>();
    for (const file of files) {
      for (const word of wordsOf(textOf(file))) if (!vocabulary.has(word)) unknown.add(word);
    }
    expect([...unknown].toSorted()).toEqual([]);
  });
});

it('each address falls into one network of the table or into none on purpose', () => {
  const lines = textOf('reference/networks.csv').trim().split('\n').slice(1);
  const ranges = lines.map((line) => rangeFromCidr(line.split(',')[0] ?? ''));
  expect(ranges.every((range) => range !== null)).toBe(true);
  const sorted = ranges.filter((range) => range !== null).toSorted((a, b) => a.first - b.first);
  expect(sorted.every((range, at) => at === 0 || (sorted[at - 1]?.last ?? 0) < range.first)).toBe(true);
  const lookup = createRangeLookup(sorted);
  const addresses = new Set(matchesIn(/(?<![\w.])24\d(?:\.\d{1,3}){3}(?![\w.])/g));
  expect([...addresses].filter((address) => lookup(uint32FromIpv4(address) ?? 0) < 0)).toEqual([]);
});

describe('the same seed', () => {
  it('gives the same bytes, another one another world', async () => {
    const digests = new Map<string, string>();
    for (const [name, seed] of [
      ['first', 5],
      ['again', 5],
      ['other', 6],
    ] as const) {
      const out = join(temporary, name);
      await simulate({ reports: 300, seed, out });
      digests.set(name, digestOfFolder(out));
    }
    expect(digests.get('again')).toBe(digests.get('first'));
    expect(digests.get('other')).not.toBe(digests.get('first'));
  });

  it('gives the bytes that every machine gives', async () => {
    const out = join(temporary, 'known');
    await simulate({ reports: 120, seed: 7, out });
    expect(digestOfFolder(out)).toMatchInlineSnapshot(
      `"3c2e85eb7ade66359ca1dc204ddb4937172ca3f8f904c2094b4ed3368b019c50"`,
    );
  });
});

it('refuses bad counts, bad seeds and a folder that holds something', async () => {
  const out = join(temporary, 'refused');
  await expect(simulate({ reports: 9, seed: 1, out })).rejects.toThrow('simulate.bad-count');
  await expect(simulate({ reports: 20.5, seed: 1, out })).rejects.toThrow('simulate.bad-count');
  await expect(simulate({ reports: 20, seed: -1, out })).rejects.toThrow('simulate.bad-seed');
  await expect(simulate({ reports: 20, seed: 1, out: world })).rejects.toThrow('simulate.folder-not-empty');
});

it('the smallest worlds are whole too', async () => {
  for (const count of [10, 11, 37, 99]) {
    const out = join(temporary, `small-${count}`);
    const small = await simulate({ reports: count, seed: count, out });
    expect(small.reports).toBe(count);
    expect(await rowsOf(out, 'reports')).toHaveLength(count);
  }
});

async function rowsOf<Table extends keyof TruthTables>(
  out: string,
  table: Table,
): Promise<TruthTables[Table][]> {
  const rows: TruthTables[Table][] = [];
  for await (const row of readTruth(out, table)) rows.push(row);
  return rows;
}

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix))
    .toSorted()
    .flatMap((name) => {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path];
    });
}

function textOf(file: string): string {
  return readFileSync(join(world, file), 'utf8');
}

function digestOf(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(world, file)))
    .digest('hex');
}

function digestOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const file of filesUnder(folder)) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

function damaged(): ReadonlySet<string> {
  return new Set(planted.filter(({ kind }) => kind === 'malformed').flatMap((row) => row.files));
}

function withEscapes(): readonly string[] {
  return reports.filter((report) => report.planted.includes('control-escape')).map((report) => report.file);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

function isXml(text: string): boolean {
  try {
    new SaxesParser().write(text).close();
    return true;
  } catch {
    return false;
  }
}

/** Everything that could name a place, a person or a network, in every file of the world. */
function matchesIn(pattern: RegExp): string[] {
  return files
    .filter((file) => file !== 'reference/networks.csv')
    .flatMap((file) => [...textOf(file).matchAll(pattern)].map(([match]) => match));
}

function isConfirmed(
  report: TrueReport,
  content: string,
  personsByName: ReadonlyMap<string, TruePerson>,
): boolean {
  const [mention] = report.mentions;
  const person = personsByName.get(mention?.person ?? '');
  if (mention === undefined || person === undefined) return false;
  if (report.kind === 'foreign-list' || report.kind === 'peer-to-peer') {
    const line = content.split(/\r?\n/)[Number(report.locator.slice(5)) - 1] ?? '';
    const key = report.externalRef?.split('/').at(-1) ?? '';
    return key !== '' && line.includes(key);
  }
  if (report.kind === 'chat') return content.includes(report.externalRef?.replace('account ', '') ?? '?');
  const known = [
    ...person.accounts.map(({ userId }) => userId),
    ...person.accounts.map(({ screenName }) => screenName),
    ...person.emails,
    ...person.phones,
  ];
  const numbered = report.externalRef === null || content.includes(report.externalRef);
  const special = ['commissioning', 'group', 'look-alike-plain', 'look-alike-urgent'].includes(
    report.situation,
  );
  return numbered && (special || known.some((value) => content.includes(value)));
}

/** Names fixed by the public schema, allowed as they stand and nowhere else. */
const schemaNames: readonly string[] = [...Object.values(incidentTypes), 'csamSolicitation'];

/** Runs of letters that are not part of a digest, an address, a handle or a coded name. */
function wordsOf(text: string): string[] {
  const plain = schemaNames
    .reduce((left, name) => left.replaceAll(name, ' '), text)
    .replace(/[\w.+-]+@[\w.-]+/g, ' ')
    .replace(/synthetic-[a-z0-9]+\.[a-z0-9]+/g, ' ')
    .replace(/https?:\/\/[^\s"<]+/g, ' ')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, ' ')
    .replace(/\b[0-9a-f]{32,64}\b/g, ' ')
    .replace(/\\u[0-9a-f]{4}/g, ' ');
  const words = plain.matchAll(/(?<![\p{L}\p{N}_$\\])\p{L}{3,}(?![\p{L}\p{N}_])/gu);
  return [...new Set([...words].map(([word]) => word.toLowerCase()))];
}
