import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry } from './entry.ts';

const subject = { kind: 'report', id: '12' };

describe('what the journal may contain', () => {
  it('accepts ids, counts and codes', () => {
    expect(() =>
      checkEntry({
        act: 'triage.report-closed',
        subject,
        details: { code: 'no-offence', count: 3, first: true, previous: null, locator: 'json:/a/0' },
      }),
    ).not.toThrow();
    expect(() => checkEntry({ act: 'search.run', subject: { kind: 'search', id: null } })).not.toThrow();
  });

  it.each([
    ['a sentence', 'seen near the station'],
    ['an e-mail address', 'someone@example.com'],
    ['a name with its accent', 'Zoé'],
    ['a line break', 'a\nb'],
    ['a direction override', 'a\u202eb'],
    ['a long value', 'a'.repeat(101)],
  ])('refuses %s as a detail', (_, value) => {
    expect(() => checkEntry({ act: 'triage.read', subject, details: { value } })).toThrow(/journal/);
  });

  it('refuses a number that is not a count', () => {
    expect(() => checkEntry({ act: 'triage.read', subject, details: { value: Number.NaN } })).toThrow();
  });

  it.each(['read', 'Triage.read', 'triage.read it', ''])('refuses the act %j', (act) => {
    expect(() => checkEntry({ act, subject })).toThrow(/journal/);
  });

  it('never repeats the refused value, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (value) => {
        try {
          checkEntry({ act: 'triage.read', subject, details: { value } });
        } catch (error) {
          expect(String(error)).not.toContain(value.trim() === '' ? '\u0000' : value);
        }
      }),
    );
  });
});
