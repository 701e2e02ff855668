import { describe, expect, it } from 'vitest';
import type { Part } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import { csv } from './csv.ts';
import type { CsvMapping } from './csv-mapping.ts';
import { NoteBook } from './notes.ts';
import { sourceFromBytes } from './reader.ts';

async function read(text: string, csvMapping?: CsvMapping): Promise<Part[] | string> {
  const parts: Part[] = [];
  try {
    const options = csvMapping === undefined ? {} : { csvMapping };
    for await (const part of csv.read(sourceFromBytes('x', new TextEncoder().encode(text)), options))
      parts.push(part);
  } catch (error) {
    if (error instanceof IntakeRefusal) return error.code;
    throw error;
  }
  return parts;
}

const table = 'Moment;Adresse vue;Identité du client\n2026-07-01 12:00:00;240.0.0.1;abc\n';

describe('a saved column mapping', () => {
  const columns = { observed_at: 'moment', ip: 'ADRESSE VUE', client_guid: 'identite du client' };

  it('makes any table with a header readable, in the zone it states', async () => {
    const [report] = await read(table, { profile: 'peer-to-peer', columns, timeZone: 'Europe/Paris' });
    expect(report).toMatchObject({
      report: {
        persons: [
          { label: 'abc', identifiers: [{}, { raw: '240.0.0.1', at: { utc: '2026-07-01T10:00:00.000Z' } }] },
        ],
      },
    });
  });

  it('is refused when the table lacks one of its columns', async () => {
    const asked = { ...columns, port: 'Port' };
    expect(await read(table, { profile: 'peer-to-peer', columns: asked })).toBe('intake.refused.csv-mapping');
  });

  it('is refused when it leaves out a column that its profile needs', async () => {
    expect(await read(table, { profile: 'peer-to-peer', columns: { ip: 'Adresse vue' } })).toBe(
      'intake.refused.csv-mapping',
    );
  });
});

describe('a table', () => {
  it('is refused without a mapping when its header is unknown', async () => {
    expect(await read(table)).toBe('intake.refused.csv-header');
  });

  it('keeps each row at its line though cells hold line ends', async () => {
    const parts = await read(
      'reference,agency,email,remark\nr1,a,a@example.org,"one\ntwo\r\nthree"\r\nr2,a,b@example.org,x\n',
    );
    const places = Array.isArray(parts)
      ? parts.flatMap((part) => (part.kind === 'report' ? [part.report.locator] : []))
      : [];
    expect(places).toEqual(['line:2', 'line:5']);
  });
});

describe('the notes of a source', () => {
  it('are bounded, and the rest is counted', () => {
    const notes = new NoteBook();
    for (let index = 0; index < budgets.notesPerCode + 7; index++)
      notes.add('skipped', 'intake.note.row-value', `line:${index}`);
    for (let index = 0; index < budgets.unreadPaths + 3; index++) notes.unread(`json:/k${index}`);
    const parts = notes.parts();
    expect(parts).toHaveLength(budgets.notesPerCode + budgets.unreadPaths + 2);
    expect(parts.at(-2)).toMatchObject({
      note: { code: 'intake.note.more', params: { of: 'intake.note.row-value', count: 7 } },
    });
    expect(parts.at(-1)).toMatchObject({ note: { params: { of: 'intake.note.unread-field', count: 3 } } });
  });

  it('name an unread path once', () => {
    const notes = new NoteBook();
    notes.unread('json:/a');
    notes.unread('json:/a');
    expect(notes.parts()).toHaveLength(1);
  });
});
