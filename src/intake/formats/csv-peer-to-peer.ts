import type { ParsedFile, ParsedIdentifier, ParsedReport, Part, StatedTime } from '../contract.ts';
import { IntakeRefusal } from '../errors.ts';
import { budgets } from './budgets.ts';
import type { CsvRow, CsvRows } from './csv-row.ts';
import type { NoteBook } from './notes.ts';
import { wallMsFrom } from './zones.ts';

/** All rows of one client, as they are gathered. */
interface Client {
  readonly key: string;
  readonly place: string;
  readonly guid: string | undefined;
  readonly firstIp: string;
  readonly authority: string | undefined;
  readonly operatorRef: string | undefined;
  readonly identifiers: ParsedIdentifier[];
  readonly filesByKey: Map<string, ParsedFile>;
  readonly nights: Set<number>;
  readonly words: Set<string>;
  last: { time: StatedTime; place: string } | undefined;
}

/**
 * Rows of one client GUID (else of one address) make one report; it is complete only at the end of the table.
 * Memory: O(rows), about 250 bytes each.
 */
export class PeerToPeerRows implements CsvRows {
  readonly #notes: NoteBook;
  readonly #clientsByKey = new Map<string, Client>();

  constructor(notes: NoteBook) {
    this.#notes = notes;
  }

  add(row: CsvRow): Part[] {
    const ip = row.text('ip');
    const observedAt = row.text('observed_at');
    if (ip === undefined || observedAt === undefined) {
      const column = ip === undefined ? 'ip' : 'observed_at';
      this.#notes.add('refused', 'intake.note.row-without-key', row.place, { column });
      return [];
    }
    const client = this.#clientOf(row, ip);
    addObservation(client, row, ip);
    addFile(client, row);
    for (const role of ['client', 'file_count']) {
      const text = row.text(role);
      if (text !== undefined) client.words.add(`${role}: ${text}`);
    }
    return [];
  }

  *end(): Generator<Part> {
    for (const client of this.#clientsByKey.values()) yield { kind: 'report', report: reportFrom(client) };
  }

  #clientOf(row: CsvRow, ip: string): Client {
    const guid = row.text('client_guid');
    const key = guid === undefined ? `ip ${ip}` : `guid ${guid.toLowerCase()}`;
    const known = this.#clientsByKey.get(key);
    if (known !== undefined) return known;
    if (this.#clientsByKey.size >= budgets.persons) {
      throw new IntakeRefusal('intake.refused.too-many-persons', row.place, { most: budgets.persons });
    }
    const client: Client = {
      key: (guid ?? ip).toLowerCase(),
      place: row.place,
      guid,
      firstIp: ip,
      authority: row.text('authority'),
      operatorRef: row.text('operator_ref'),
      identifiers: [],
      filesByKey: new Map(),
      nights: new Set(),
      words: new Set(),
      last: undefined,
    };
    this.#clientsByKey.set(key, client);
    if (guid !== undefined) {
      const scope = 'client-guid';
      client.identifiers.push({
        kind: 'device',
        raw: guid,
        scope,
        locator: row.place,
        confidence: 'structured',
      });
    }
    return client;
  }
}

function addObservation(client: Client, row: CsvRow, ip: string): void {
  const at = row.time('observed_at');
  const port = row.port('port');
  client.identifiers.push({
    kind: 'ip',
    raw: ip,
    locator: row.place,
    confidence: 'structured',
    ...(at === undefined ? {} : { at }),
    ...(port === undefined ? {} : { port }),
    event: 'observation',
  });
  if (at === undefined) return;
  // A night runs from noon to noon of the clock as written.
  const wall = wallMsFrom(at.raw.trim());
  if (wall !== undefined) client.nights.add(Math.floor((wall - 43_200_000) / 86_400_000));
  if (at.utc !== null && (client.last?.time.utc ?? '') <= at.utc)
    client.last = { time: at, place: row.place };
}

function addFile(client: Client, row: CsvRow): void {
  const hex = row.sha1('sha1');
  const name = row.text('file_name');
  const key = hex ?? name;
  if (key === undefined || client.filesByKey.has(key)) return;
  const sizeBytes = row.size('file_size');
  client.filesByKey.set(key, {
    locator: row.place,
    name: name ?? '',
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
    annotations: [],
    digests: hex === undefined ? [] : [{ algorithm: 'sha1', hex, role: 'original' }],
  });
}

function reportFrom(client: Client): ParsedReport {
  const { place, last, operatorRef } = client;
  const observations = client.identifiers.length - (client.guid === undefined ? 0 : 1);
  return {
    locator: place,
    kind: 'peer-to-peer',
    registry: client.authority ?? 'peer-to-peer',
    ...(operatorRef === undefined ? {} : { externalRef: `${operatorRef}/${client.key}` }),
    sender: client.authority ?? '',
    ...(last === undefined ? {} : { incidentAt: last.time }),
    signals: { observations, observedNights: client.nights.size },
    narrative: [...client.words].join('\n'),
    persons: [
      {
        locator: place,
        role: 'suspect',
        label: client.guid ?? client.firstIp,
        statements: {},
        identifiers: client.identifiers,
      },
    ],
    files: [...client.filesByKey.values()],
    places: { sender: place, ...(last === undefined ? {} : { incidentAt: last.place }) },
  };
}
