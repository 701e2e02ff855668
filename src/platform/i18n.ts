import i18next, { type i18n } from 'i18next';

export type Locale = 'fr' | 'en';
export type Messages = Readonly<Record<string, string>>;
export type Translate = (
  locale: Locale,
  key: string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/**
 * The same catalogues serve command line, server and web. Keys are flat (`slice.what`), so `.` and `:` do not
 * nest; nothing is escaped here: each edge escapes for its own medium.
 */
export function createTranslate(catalogues: Readonly<Record<Locale, readonly Messages[]>>): Translate {
  const instance: i18n = i18next.createInstance();
  void instance.init({
    lng: 'fr',
    fallbackLng: 'fr',
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      fr: { translation: Object.assign({}, ...catalogues.fr) },
      en: { translation: Object.assign({}, ...catalogues.en) },
    },
  });
  return (locale, key, params = {}) => instance.t(key, { lng: locale, ...params });
}

/** French unless the environment asks for English: LC_ALL, LC_MESSAGES, LANG in that order. */
export function localeFromEnvironment(env: Readonly<Record<string, string | undefined>>): Locale {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en/i.test(wanted) ? 'en' : 'fr';
}
