import { describe, expect, it } from 'vitest';
import { connection, contact, mention, rankFacts, rankFiles } from '../../../test/rank-facts.ts';
import { retentionRuleFor } from '../retention.ts';
import { changesOf, tierWith } from './counterfactual.ts';
import { evidenceDeadlineOf } from './evidence-clock.ts';
import type { RankFacts } from './facts.ts';
import { ladderFactsOf } from './ladder-facts.ts';
import { answersOf, prospectsOf } from './rank.ts';
import { situationOf } from './situation.ts';

const answersFor = (changes: Partial<RankFacts>) => answersOf(ladderFactsOf(rankFacts(changes)));
const oneFile = { files: rankFiles({ total: 1 }) };

describe('what would change a rank', () => {
  it('is the smallest set, and the ladder itself confirms each one', () => {
    for (const changes of [
      {},
      oneFile,
      { signals: { solicitation: true, sextortion: true } },
      { kind: 'chat' },
    ]) {
      const answers = answersFor(changes);
      for (const change of changesOf(answers)) {
        expect(tierWith(answers, change.facts, change.direction === 'up' ? 'yes' : 'no')).toBe(change.tier);
        if (change.facts.length < 2) continue;
        for (const fact of change.facts) {
          const tier = tierWith(answers, [fact], change.direction === 'up' ? 'yes' : 'no');
          expect(tier).toBe(situationOf(answers).tier);
        }
      }
    }
  });

  it('two statements that hold a rank together are named together', () => {
    const [down] = changesOf(
      answersFor({
        ...oneFile,
        persons: [mention({ accessToChildren: 'declared', livesWithChildren: 'declared' })],
      }),
    ).filter((change) => change.direction === 'down');
    expect(down).toEqual({
      direction: 'down',
      facts: ['access-to-children', 'lives-with-children'],
      tier: 7,
    });
  });

  it('a report at the top can only go down, one at the foot only up', () => {
    const top = changesOf(answersFor({ signals: { imminentDanger: true } }));
    expect(top.map((change) => change.direction)).toEqual(['down']);
    expect(changesOf(answersFor({})).every((change) => change.direction === 'up')).toBe(true);
  });
});

describe('what to ask first', () => {
  const ask = (changes: Partial<RankFacts>) => prospectsOf(rankFacts(changes)).askFirst;

  it('the subscriber of the upload connection, with its port and last useful day', () => {
    expect(
      ask({
        ...oneFile,
        contacts: [contact()],
        connections: [connection({ event: 'login' }), connection({ address: '240.0.0.2' })],
      }),
    ).toMatchObject({
      code: 'triage.ask.subscriber-port',
      params: { address: '240.0.0.2', port: 4000, day: '2027-10-30', settles: 'access-to-victim' },
    });
  });

  it('a connection already out of reach when the report arrived is not asked about', () => {
    const old = connection({ at: '2024-01-01T00:00:00.000Z' });
    expect(ask({ ...oneFile, contacts: [contact()], connections: [old] })?.code).toBe(
      'triage.ask.account-before',
    );
  });

  it('with an identity in hand, the register answers directly', () => {
    expect(ask({ ...oneFile, contacts: [contact({ kind: 'name-birth-date' })] })?.code).toBe(
      'triage.ask.register',
    );
  });

  it('with nothing in hand, the sender', () => {
    expect(ask(oneFile)?.code).toBe('triage.ask.sender');
  });
});

describe('the evidence clock', () => {
  it('counts a year from the last sighting for a French operator, without any clock', () => {
    expect(evidenceDeadlineOf(rankFacts({ connections: [connection()] }))).toMatchObject({
      lastDay: '2027-10-30',
      validated: true,
    });
  });

  it('keeps the latest sighting of an address and the earliest of several addresses', () => {
    const facts = rankFacts({
      connections: [
        connection({ at: '2026-03-01T00:00:00.000Z' }),
        connection({ at: '2026-10-30T00:00:00.000Z', event: 'login' }),
        connection({ address: '240.0.0.9', at: '2026-05-01T00:00:00.000Z' }),
      ],
    });
    expect(evidenceDeadlineOf(facts)?.lastDay).toBe('2027-05-01');
  });

  it('an undated connection has no last day, and an unknown network an assumed one', () => {
    expect(evidenceDeadlineOf(rankFacts({ connections: [connection({ at: null })] }))).toBeNull();
    expect(evidenceDeadlineOf(rankFacts({ connections: [connection({ network: null })] }))).toMatchObject({
      lastDay: '2027-04-28',
      validated: false,
    });
  });

  it('platforms preserve a year since May 2024, ninety days before', () => {
    expect(retentionRuleFor('platform', null, '2024-05-06')?.days).toBe(90);
    expect(retentionRuleFor('platform', null, '2024-05-07')?.days).toBe(365);
    expect(retentionRuleFor('operator', 'FR', '2026-01-01')?.days).toBe(365);
    expect(retentionRuleFor('operator', 'BE', '2026-01-01')?.validated).toBe(false);
  });
});
