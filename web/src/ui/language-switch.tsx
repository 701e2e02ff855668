import type { ReactNode } from 'react';
import type { Locale } from './catalogues.ts';
import { changeLocale } from './i18n.ts';
import css from './switches.module.css';
import { useWords } from './words.ts';

const languages: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** Each language under its own name, so that who does not read the present one finds the way back. */
export function LanguageSwitch(props: { readonly onChanged?: (locale: Locale) => void }): ReactNode {
  const { say, locale } = useWords();
  const choose = (chosen: Locale): void => {
    void changeLocale(chosen);
    props.onChanged?.(chosen);
  };
  return (
    <fieldset className={css.switch}>
      <legend className={css.legend}>{say('ui.language')}</legend>
      {languages.map((language) => (
        <button
          key={language.locale}
          type="button"
          lang={language.locale}
          aria-pressed={language.locale === locale}
          aria-label={`${language.locale.toUpperCase()}, ${language.name}`}
          title={language.name}
          className={css.option}
          onClick={() => choose(language.locale)}
        >
          {language.locale.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
