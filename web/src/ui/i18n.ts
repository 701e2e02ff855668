import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogues, type Locale } from './catalogues.ts';
import { writtenParameter } from './parameters.ts';

const storageKey = 'vigie.locale';

function rememberedLocale(): Locale {
  const remembered = window.localStorage.getItem(storageKey);
  return remembered === 'en' ? 'en' : 'fr';
}

export function hasRememberedLocale(): boolean {
  return window.localStorage.getItem(storageKey) !== null;
}

/** Changes the language of the whole page at once, without a reload, and remembers it on this machine. */
export async function changeLocale(locale: Locale): Promise<void> {
  window.localStorage.setItem(storageKey, locale);
  await i18next.changeLanguage(locale);
}

// Every parameter of every sentence is written by one rule (parameters.ts), whatever the sentence says.
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options) =>
    writtenParameter(value, language === 'en' ? 'en' : 'fr', String(options?.interpolationkey ?? '')),
};

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(initReactI18next)
    .use(formatter)
    .init({
      lng: rememberedLocale(),
      fallbackLng: 'fr',
      supportedLngs: ['fr', 'en'],
      resources: {
        fr: { translation: catalogues.fr },
        en: { translation: catalogues.en },
      },
      // Keys are flat: `triage.queue.title` is one name.
      keySeparator: false,
      nsSeparator: false,
      returnNull: false,
      interpolation: {
        escapeValue: false,
        alwaysFormat: true,
      },
    });
}
