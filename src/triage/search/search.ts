import { createHmac } from 'node:crypto';
import { normaliseIdentifier } from '../../identity/index.ts';
import type { IdentifierKind } from '../../intake/contract.ts';
import { storableText } from '../../kernel/storable-text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { SearchQuery, SearchResult } from '../contract.ts';
import { findPersonId } from '../person/person.store.ts';
import { referenceOfPerson, referenceOfReport } from '../queue/queue-row.ts';
import { findCurrentId } from '../report/report.store.ts';
import {
  findByDigest,
  findByIdentifier,
  findByReference,
  findInMessages,
  findInReports,
  findSearchKey,
  type IdentifierHitRow,
  insertSearchKey,
  matchMarks,
  type TextHitRow,
  type WantedIdentifiers,
} from './search.store.ts';

type Hit = SearchResult['hits'][number];

const shownHits = 50;
const hitsPerKind = 20;

/**
 * Finds identifiers, reports and messages: an identifier by its exact or beginning form, a report by its reference,
 * its registry's number, a digest of one of its files or the words of its sender, a message by its words.
 *
 * The journal keeps a keyed digest of the question, never the question.
 * Cost: ranges of indexes; a word found in more than a thousand texts is answered from a thousand of them.
 */
export async function search(ctx: Ctx, { q }: SearchQuery): Promise<SearchResult> {
  await ctx.demand('search.run');
  const text = storableText(q.trim().slice(0, 300));
  const limit = hitsPerKind + 1;
  const identifiers = await findByIdentifier(ctx.tx, wantedFrom(text), limit);
  const named = await findNamed(ctx, text, limit);
  const reports = text === '' ? [] : await findInReports(ctx.tx, text, limit);
  const messages = text === '' ? [] : await findInMessages(ctx.tx, text, limit);

  const hits = [
    ...(await referenceHits(ctx, text)),
    ...identifiers.slice(0, hitsPerKind).map((row) => identifierHit(row)),
    ...named.slice(0, hitsPerKind).map((row) => exactHit(row)),
    ...reports.slice(0, hitsPerKind).map((row) => textHit('report', row)),
    ...messages.slice(0, hitsPerKind).map((row) => textHit('message', row)),
  ];
  const cut = [identifiers, named, reports, messages].some((rows) => rows.length === limit);
  const sampled = [...reports, ...messages].some((row) => row.sampled);
  await ctx.record({
    act: 'triage.searched',
    subject: { kind: 'search', id: null },
    details: { question: await questionDigest(ctx, text), hits: hits.length },
  });
  return { hits: hits.slice(0, shownHits), truncated: cut || sampled || hits.length > shownHits };
}

const kindsWithoutScope: readonly IdentifierKind[] = ['email', 'ip', 'payment', 'url'];
const shortestPrefix = 3;

function wantedFrom(text: string): WantedIdentifiers {
  const readings = [
    ...kindsWithoutScope.map((kind) => normaliseIdentifier({ kind, raw: text })),
    normaliseIdentifier({ kind: 'phone', raw: text, scope: 'FR' }),
    normaliseIdentifier({ kind: 'device', raw: text, scope: 'imei' }),
  ];
  const exact = readings.flatMap((reading) =>
    reading.usable ? [{ kind: reading.kind, value: reading.value }] : [],
  );
  const folded = text.toLowerCase().replace(/^@/, '');
  return {
    exact,
    prefixes: folded.length < shortestPrefix ? [] : [...new Set([folded, ...phonePrefixes(folded)])],
  };
}

/** The first digits of a French number, as it is stored: `06 39 98` begins `+3363998`. */
function phonePrefixes(text: string): string[] {
  const digits = text.replace(/[\s.()-]/g, '');
  if (/^0[1-9]\d{3,}$/.test(digits)) return [`+33${digits.slice(1)}`];
  return /^\+\d{5,}$/.test(digits) ? [digits] : [];
}

const digestLengths: readonly number[] = [32, 40, 64];

function findNamed(ctx: Ctx, text: string, limit: number): Promise<readonly TextHitRow[]> {
  const hex = text.toLowerCase().replace(/\s/g, '');
  if (/^[0-9a-f]+$/.test(hex) && digestLengths.includes(hex.length)) {
    return findByDigest(ctx.tx, Buffer.from(hex, 'hex'), limit);
  }
  return text === '' ? Promise.resolve([]) : findByReference(ctx.tx, text, limit);
}

/** `S-12` and `P-12`, as Vigie writes them. */
async function referenceHits(ctx: Ctx, text: string): Promise<readonly Hit[]> {
  const [, letter = '', id = ''] = /^([sp])-?\s?(\d{1,18})$/i.exec(text) ?? [];
  if (id === '') return [];
  const empty = { fragments: [], reports: 0 };
  if (letter.toLowerCase() === 's') {
    const reportId = await findCurrentId(ctx.tx, id);
    if (reportId === undefined) return [];
    const reference = referenceOfReport(reportId);
    return [{ ...empty, kind: 'report', reportId, personId: null, reference, title: reference }];
  }
  const personId = await findPersonId(ctx.tx, id);
  if (personId === undefined) return [];
  const reference = referenceOfPerson(personId);
  return [{ ...empty, kind: 'identifier', reportId: null, personId, reference, title: reference }];
}

function identifierHit(row: IdentifierHitRow): Hit {
  return {
    kind: 'identifier',
    reportId: row.report_id,
    personId: row.person_id,
    reference: row.person_id === null ? referenceOfReport(row.report_id) : referenceOfPerson(row.person_id),
    title: row.display,
    fragments: [],
    reports: row.reports,
  };
}

function exactHit(row: TextHitRow): Hit {
  const fragments = [{ text: row.headline, match: true }];
  return { ...textHit('report', row), fragments };
}

function textHit(kind: 'report' | 'message', row: TextHitRow): Hit {
  return {
    kind,
    reportId: row.report_id,
    personId: null,
    reference: referenceOfReport(row.report_id),
    title: row.title,
    fragments: fragmentsFrom(row.headline),
    reports: 0,
  };
}

/** Cuts a headline at the marks the database set around what matched. */
export function fragmentsFrom(headline: string): Hit['fragments'] {
  return headline.split(matchMarks.start).flatMap((part, index) => {
    if (index === 0) return part === '' ? [] : [{ text: part, match: false }];
    const [matched = '', ...rest] = part.split(matchMarks.stop);
    const after = rest.join('');
    return [{ text: matched, match: true }, ...(after === '' ? [] : [{ text: after, match: false }])];
  });
}

async function questionDigest(ctx: Ctx, text: string): Promise<string> {
  if ((await findSearchKey(ctx.tx)) === undefined) await insertSearchKey(ctx.tx, ctx.randomBytes(32));
  const key = await findSearchKey(ctx.tx);
  if (key === undefined) throw new Error('the search key was just written');
  return createHmac('sha256', key).update(text.toLowerCase()).digest('base64url');
}
