import type { Reason } from '../contract.ts';
import type { ContentBand, RankFacts } from './facts.ts';
import { type LadderFact, type LadderFacts, statementFact } from './ladder-facts.ts';
import { contentBands, factorBands } from './policy.ts';
import { reason } from './reason.ts';

/** One visible factor inside a tier: 0 (nothing known) to 15, and the words for it when it is not 0. */
export interface Factor {
  readonly name: string;
  readonly value: number;
  readonly reason: Reason | null;
}

const bitsPerFactor = 4;

/** A content nobody reported before weighs most; one seen everywhere least; no comparable content nothing. */
const contentValues: Readonly<Record<ContentBand, number>> = {
  'first-seen': 4,
  few: 3,
  several: 2,
  viral: 1,
};

/**
 * The eight visible factors, most important first; one decides only when all before it are equal.
 * Recency is the order of reception and comes after them.
 */
export function factorsOf(facts: RankFacts, answers: LadderFacts): readonly Factor[] {
  return [
    urgentFactor(answers.urgent),
    contentFactor(facts),
    accessFactor(answers),
    bandFactor('senders', factorBands.senders, facts.person.senders),
    bandFactor('person-reports', factorBands.personReports, facts.person.reports),
    volumeFactor(facts),
    priorReportsFactor(facts),
    convictionFactor(facts),
  ];
}

/** Packs the factors into one number below 2^32, the first one in the highest bits. */
export function packFactors(factors: readonly Factor[]): number {
  return factors.reduce((packed, factor) => packed * 2 ** bitsPerFactor + factor.value, 0);
}

/** The best-standing content of the files: one content never seen is enough. */
export function bestBandOf(facts: RankFacts): ContentBand | null {
  const present = contentBands.filter(({ band }) => facts.files.byBand[band] > 0);
  return present[present.length - 1]?.band ?? null;
}

function urgentFactor(urgent: LadderFact): Factor {
  const holds = urgent.answer === 'yes';
  return {
    name: 'urgent',
    value: holds ? 1 : 0,
    reason: holds ? reason('triage.factor.urgent', urgent.standing, urgent.places) : null,
  };
}

function contentFactor(facts: RankFacts): Factor {
  const band = bestBandOf(facts);
  if (band === null) return { name: 'content', value: 0, reason: null };
  const params = { count: facts.files.byBand[band], total: facts.files.total };
  return {
    name: 'content',
    value: contentValues[band],
    reason: reason(`triage.factor.content.${band}`, 'derived', facts.files.places, params),
  };
}

function accessFactor(answers: LadderFacts): Factor {
  const statements = [
    answers['access-to-victim'],
    answers['access-to-children'],
    answers['lives-with-children'],
  ];
  const verified = statements.filter((fact) => fact.answer === 'yes' && fact.standing === 'verified');
  const declared = statements.filter((fact) => fact.answer === 'yes');
  const [strongest] = verified.length > 0 ? verified : declared;
  if (strongest === undefined) return { name: 'access', value: 0, reason: null };
  const standing = verified.length > 0 ? 'verified' : 'declared';
  return {
    name: 'access',
    value: standing === 'verified' ? 2 : 1,
    reason: reason(`triage.factor.access.${standing}`, standing, strongest.places),
  };
}

function bandFactor(name: 'senders' | 'person-reports', bands: readonly number[], count: number): Factor {
  const value = bandOf(bands, count);
  return {
    name,
    value,
    reason: value > 0 ? reason(`triage.factor.${name}`, 'derived', [], { count }) : null,
  };
}

function volumeFactor(facts: RankFacts): Factor {
  const count = Math.max(facts.files.total, facts.observations);
  const value = bandOf(factorBands.volume, count);
  const places = facts.files.places.length > 0 ? facts.files.places : [facts.place];
  // A handful of files is the ordinary case: it takes its position, it needs no words.
  if (value < 2) return { name: 'volume', value, reason: null };
  if (facts.observations <= facts.files.total) {
    return {
      name: 'volume',
      value,
      reason: reason('triage.factor.volume.files', 'observed', places, { count }),
    };
  }
  const code = facts.observedNights > 0 ? 'triage.factor.volume.nights' : 'triage.factor.volume.observations';
  return {
    name: 'volume',
    value,
    reason: reason(code, 'observed', places, { count, nights: facts.observedNights }),
  };
}

function priorReportsFactor(facts: RankFacts): Factor {
  const mentions = facts.persons.filter((person) => (person.priorReports ?? 0) > 0);
  const count = mentions.reduce((most, person) => Math.max(most, person.priorReports ?? 0), 0);
  const value = bandOf(factorBands.priorReports, count);
  const places = mentions.map((person) => person.place);
  return {
    name: 'prior-reports',
    value,
    reason: value > 0 ? reason('triage.factor.prior-reports', 'declared', places, { count }) : null,
  };
}

/** A fact that can be checked, last among the factors and never enough alone to change a tier. */
function convictionFactor(facts: RankFacts): Factor {
  const fact = statementFact(facts.persons, (person) => person.priorConviction);
  if (fact.answer !== 'yes') return { name: 'prior-conviction', value: 0, reason: null };
  const value = fact.standing === 'verified' ? 2 : 1;
  return {
    name: 'prior-conviction',
    value,
    reason: reason(`triage.factor.prior-conviction.${fact.standing}`, fact.standing, fact.places),
  };
}

function bandOf(bands: readonly number[], count: number): number {
  return bands.filter((from) => count >= from).length;
}
