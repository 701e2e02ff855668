import { describe, expect, it } from 'vitest';
import { createTranslate, localeFromEnvironment } from './i18n.ts';

const translate = createTranslate({
  fr: [
    { 'a.files_one': '{{count}} fichier', 'a.files_other': '{{count}} fichiers', 'a.only-french': 'seul' },
  ],
  en: [{ 'a.files_one': '{{count}} file', 'a.files_other': '{{count}} files' }],
});

describe('wording', () => {
  it('agrees in number by the rules of each language', () => {
    expect(translate('fr', 'a.files', { count: 0 })).toBe('0 fichier');
    expect(translate('en', 'a.files', { count: 0 })).toBe('0 files');
    expect(translate('fr', 'a.files', { count: 2 })).toBe('2 fichiers');
  });

  it('falls back to French, and shows the key rather than nothing', () => {
    expect(translate('en', 'a.only-french')).toBe('seul');
    expect(translate('en', 'a.absent')).toBe('a.absent');
  });

  it('is French unless the environment asks for English', () => {
    expect(localeFromEnvironment({})).toBe('fr');
    expect(localeFromEnvironment({ LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(localeFromEnvironment({ LANG: 'en_GB.UTF-8', LC_ALL: 'fr_FR.UTF-8' })).toBe('fr');
  });
});
