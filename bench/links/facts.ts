import { sql } from 'kysely';
import type { CopyValue, Tx } from '../../src/platform/db.ts';

/** Generated facts for the bench of links: about six observations a mention, most people mentioned once. */

interface Planted {
  readonly kind: string;
  readonly value: string;
  readonly at?: string;
  readonly port?: number;
}

const fixedLines = 4_000;
const mobileAddresses = 2_000;
const start = Date.parse('2026-01-01T00:00:00Z');

export function networkCsv(): string {
  const rows = ['network,country,area,provider,kind,version'];
  for (let block = 0; block < 64; block += 1) rows.push(`240.${block}.0.0/16,FR,,Example Fixe,fixed,bench`);
  for (let block = 64; block < 80; block += 1)
    rows.push(`240.${block}.0.0/16,FR,,Example Mobile,mobile,bench`);
  rows.push('240.90.0.0/16,FR,,Example VPN,vpn,bench');
  return rows.join('\n');
}

/** @returns the number of observations. One report a mention; ids are reserved, so COPY can name them. */
export async function plantLinkFacts(tx: Tx, mentions: number): Promise<number> {
  await tx.run(sql`
    INSERT INTO intake.intake (id, channel, label, started_at, state) OVERRIDING SYSTEM VALUE
    VALUES (1000000, 'command', 'bench', now(), 'done')`);
  await tx.run(sql`
    INSERT INTO intake.source (id, digest, size_bytes, name, format, reader, segment, segment_offset, intake_id, received_at)
    SELECT n, sha256(n::text::bytea), 1, 'bench', 'bench', 'bench', 'none', 0, 1000000, now()
    FROM generate_series(1, ${mentions}::integer) n`);
  await tx.run(sql`
    INSERT INTO intake.report (id, source_id, locator, kind, registry, external_ref, sender, received_at, received_stated)
    SELECT n, n, 'whole', 'platform', 'bench', n::text, 'bench', to_timestamp(1767225600 + n * 100), true
    FROM generate_series(1, ${mentions}::integer) n`);
  await tx.run(sql`
    INSERT INTO identity.observed_person (id, report_id, source_id, locator, role, label)
    SELECT n, n, n, 'json:/0', 'suspect', 'bench' FROM generate_series(1, ${mentions}::integer) n`);
  await tx.run(sql`
    CREATE TEMPORARY TABLE planted (
      mention integer, kind text, value text COLLATE "C", at timestamptz, port integer
    ) ON COMMIT DROP`);
  await tx.copy('planted', ['mention', 'kind', 'value', 'at', 'port'], generate(mentions));
  await tx.run(sql`
    INSERT INTO identity.identifier (kind, value, display) SELECT DISTINCT kind, value, value FROM planted`);
  return tx.run(sql`
    INSERT INTO identity.observation
      (identifier_id, observed_person_id, report_id, source_id, locator, raw, confidence, at, port)
    SELECT i.id, mention, mention, mention, 'json:/0', value, 'structured', at, port
    FROM planted JOIN identity.identifier i USING (kind, value)`);
}

/** Streamed, so that the memory of this process is that of linking alone. */
function* generate(mentions: number): Iterable<CopyValue[]> {
  const draw = generator(1);
  const people = Math.ceil(mentions * 0.7);
  for (let mention = 1; mention <= mentions; mention += 1) {
    // Few people have hundreds of reports, most have one.
    const person = mention <= people ? mention : Math.floor(people * draw() ** 4);
    for (const { kind, value, at, port } of observedOf(person, draw)) {
      yield [mention, kind, value, at ?? null, port ?? null];
    }
  }
}

function observedOf(person: number, draw: () => number): Planted[] {
  const list: Planted[] = [{ kind: 'account', value: `service␟p${person}.${draw() < 0.8 ? 0 : 1}` }];
  if (draw() < 0.6) list.push({ kind: 'email', value: `p${person}@example.com` });
  if (draw() < 0.3) list.push({ kind: 'phone', value: `+336399${person}` });
  if (draw() < 0.8) list.push({ kind: 'screen-name', value: `name${Math.floor(draw() * 60_000)}` });
  if (draw() < 0.2) list.push({ kind: 'device', value: `imei␟${person}` });
  for (let connection = 0; connection < 3; connection += 1) list.push(connectionOf(person, draw));
  return list;
}

function connectionOf(person: number, draw: () => number): Planted {
  const at = new Date(start + Math.floor(draw() * 365 * 86_400) * 1000).toISOString();
  const port = 1024 + Math.floor(draw() * 60_000);
  const kind = draw();
  if (kind < 0.6) {
    const line = person % (fixedLines * 1024);
    return { kind: 'ip', value: `240.${line % 64}.${(line >> 6) % 256}.${(line >> 14) % 256}`, at, port };
  }
  const address = Math.floor(draw() * mobileAddresses);
  const block = kind < 0.9 ? 64 + (address % 16) : 90;
  return { kind: 'ip', value: `240.${block}.${(address >> 4) % 256}.1`, at, port };
}

/** Small deterministic generator: the same facts at every run. Source: Steele & Vigna, SplitMix, 32-bit variant. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
