import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messages as identityFr } from '../identity/messages.fr.ts';
import { createTranslate } from '../platform/i18n.ts';
import { closingCodes, situations } from './contract.ts';
import { triageCodes } from './errors.ts';
import { messages as en } from './messages.en.ts';
import { messages as fr } from './messages.fr.ts';
import { checksNotRun, ladder } from './rank/policy.ts';

const say = createTranslate({ fr: [fr, identityFr], en: [en] });
const known = new Set(Object.keys(fr).map((key) => key.replace(/_(one|other)$/, '')));

/** Every message key written out in the code of this slice. */
function keysInCode(): readonly string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|messages\./.test(name),
  );
  const text = files.map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')).join('\n');
  return [...text.matchAll(/'(triage\.[a-z][A-Za-z.-]*)'/g)].map((match) => match[1] ?? '');
}

describe('the wording of the triage', () => {
  it('French and English have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(fr));
  });

  it('every code written in the slice has its words', () => {
    const permissions = ['triage.read', 'triage.work'];
    const missing = keysInCode().filter(
      (key) =>
        !known.has(key) &&
        !permissions.includes(key) &&
        !/^triage\.(rank|explanation|handling|version|shared|decision|officer|search_key)/.test(key),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('so have the codes made from closed lists', () => {
    const facts = new Set(ladder.flatMap((rule) => rule.all));
    const made = [
      ...situations.map((name) => `triage.situation.${name}`),
      ...closingCodes.map((name) => `triage.closing.${name}`),
      ...checksNotRun.map((name) => `triage.not-checked.${name}`),
      ...triageCodes,
      ...[...facts].filter((name) => name !== 'high-volume').map((name) => `triage.because.${name}`),
    ];
    expect(made.filter((key) => !known.has(key))).toEqual([]);
  });

  it('a sentence that quotes a fact or a colleague slice is whole', () => {
    expect(say('fr', 'triage.change.up', { tier: 2, fact: 'access-to-children' })).toBe(
      'Monterait en 2 si un accès à des enfants est établi',
    );
    expect(say('fr', 'triage.qualifier.event', { event: 'upload' })).toBe('Téléversement');
    expect(say('fr', 'triage.factor.content.first-seen', { count: 1912, total: 2000 })).toMatch(
      /^1\s912 contenus jamais vus sur 2\s000$/,
    );
  });

  it('French punctuation keeps to its word', () => {
    const loose = Object.values(fr).filter((text) => / [:;!?»]|« /.test(text));
    expect(loose).toEqual([]);
  });
});
