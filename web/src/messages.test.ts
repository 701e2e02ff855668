import { describe, expect, it } from 'vitest';
import { catalogues } from './ui/catalogues.ts';

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function placeholdersOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1] ?? '').sort();
}

describe('the wording of the interface', () => {
  it('has the same keys in both languages, with the same parameters', () => {
    expect(Object.keys(catalogues.en).sort()).toEqual(Object.keys(catalogues.fr).sort());
    for (const [key, sentence] of Object.entries(catalogues.fr)) {
      expect(new Set(placeholdersOf(catalogues.en[key] ?? '')), key).toEqual(
        new Set(placeholdersOf(sentence)),
      );
    }
  });

  it('has a sentence for every key that the interface says', () => {
    const said = Object.entries(sources)
      .filter(([path]) => !path.includes('.test.') && !path.includes('messages.'))
      .flatMap(([, text]) => [...text.matchAll(/say\(\s*'([a-z][^']+)'/g)].map((found) => found[1] ?? ''));
    const missing = said.filter((key) => !(key in catalogues.fr) && !(`${key}_other` in catalogues.fr));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('puts a no-break space before French double punctuation', () => {
    const own = Object.entries(catalogues.fr).filter(([key]) => key.startsWith('ui.'));
    expect(own.filter(([, sentence]) => / [:;!?]/.test(sentence)).map(([key]) => key)).toEqual([]);
  });
});
