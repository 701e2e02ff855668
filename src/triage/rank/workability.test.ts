import { describe, expect, it } from 'vitest';
import { connection, contact, mention, place, rankFacts, rankFiles } from '../../../test/rank-facts.ts';
import { areaOf } from './area.ts';
import type { RankFacts } from './facts.ts';
import { prospectsOf, rankReport } from './rank.ts';

const workability = (changes: Partial<RankFacts>) => rankReport(rankFacts(changes)).workability;
const codes = (changes: Partial<RankFacts>) =>
  prospectsOf(rankFacts(changes)).workabilityReasons.map((reason) => reason.code);
const complete: Partial<RankFacts> = {
  contacts: [contact({ kind: 'phone', verified: true })],
  connections: [connection()],
  files: rankFiles({ total: 1, withDigest: 1, viewedBySender: 1, dated: true }),
  declaredAreas: [{ country: 'FR', city: 'Nord', place }],
};

describe('workability', () => {
  it('goes from nothing to hold to every hold there', () => {
    expect(workability({})).toBe(0);
    expect(workability(complete)).toBe(5);
  });

  it('a complete report on a viral content is workable and not urgent', () => {
    const rank = rankReport(rankFacts({ ...complete, signals: { viralMeme: true } }));
    expect([rank.tier, rank.workability]).toEqual([7, 5]);
  });

  it('a shared address without its port names several subscribers, with it one', () => {
    const shared = { country: 'FR', area: 'Nord', kind: 'shared' as const };
    expect(codes({ connections: [connection({ network: shared, port: null })] })).toContain(
      'triage.workability.connection.shared-without-port',
    );
    expect(codes({ connections: [connection({ network: shared, port: 4000 })] })).toContain(
      'triage.workability.connection.upload',
    );
  });

  it('an undated connection, and one through a relay, cannot be asked about', () => {
    expect(codes({ connections: [connection({ at: null })] })).toContain(
      'triage.workability.connection.no-zone',
    );
    const relay = connection({ network: { country: 'NL', area: null, kind: 'tor' } });
    expect(codes({ connections: [relay] })).toContain('triage.workability.connection.anonymising');
  });

  it('an upload is worth more than a login', () => {
    const base = { contacts: [contact()] };
    expect(workability({ ...base, connections: [connection()] })).toBeGreaterThanOrEqual(
      workability({ ...base, connections: [connection({ event: 'login' })] }),
    );
    expect(codes({ connections: [connection({ event: 'login' })] })).toContain(
      'triage.workability.connection.login',
    );
  });
});

describe('the area', () => {
  it('one clue is shown with a doubt, two independent ones without', () => {
    const one = rankFacts({ connections: [connection()] });
    expect(areaOf(one)).toEqual({ country: 'FR', area: 'Nord', certain: false });
    const same = rankFacts({ connections: [connection(), connection({ event: 'login' })] });
    expect(areaOf(same).certain).toBe(false);
    const two = rankFacts({ connections: [connection(), connection({ address: '240.0.0.2' })] });
    expect(areaOf(two).certain).toBe(true);
    const declared = rankFacts({
      connections: [connection()],
      declaredAreas: [{ country: 'FR', city: 'NORD', place }],
    });
    expect(areaOf(declared).certain).toBe(true);
  });

  it('a relay says nothing of where its user is', () => {
    const relay = connection({ network: { country: 'NL', area: 'Zuid', kind: 'vpn' } });
    expect(areaOf(rankFacts({ connections: [relay] }))).toEqual({
      country: null,
      area: null,
      certain: false,
    });
  });

  it('the declared country stands in when no connection tells, and a name is not a code', () => {
    expect(areaOf(rankFacts({ declaredAreas: [{ country: 'be', city: null, place }] })).country).toBe('BE');
    expect(areaOf(rankFacts({ declaredAreas: [{ country: 'Belgique', city: 'Gand', place }] }))).toEqual({
      country: null,
      area: 'Gand',
      certain: false,
    });
    expect(rankReport(rankFacts({ persons: [mention()] })).area.country).toBeNull();
  });
});
