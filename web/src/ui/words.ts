import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from './catalogues.ts';
import { ageOf, dateOf, daysLeft, instantOf, numberOf, sizeOf } from './format.ts';
import { visibleText } from './visible-text.ts';

type Parameters = Readonly<Record<string, string | number>>;

export interface Words {
  readonly locale: Locale;
  /** The sentence of a message key. A key without wording is shown as it is, never hidden. */
  say(code: string, params?: Parameters): string;
  /** The wording of `prefix.code`, or the code itself: for closed lists that may grow before their wording. */
  name(prefix: string, code: string): string;
  has(code: string): boolean;
  number(value: number): string;
  date(iso: string): string;
  instant(iso: string): string;
  age(iso: string): string;
  evidence(deadline: string): string;
  size(bytes: number): string;
}

/** Everything a component needs to put codes, counts and times into the reader's words. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'en' ? 'en' : 'fr';
  return useMemo(() => {
    const say = (code: string, params: Parameters = {}): string =>
      i18n.exists(code, params) ? t(code, params) : visibleText(code);
    return {
      locale,
      say,
      name: (prefix, code) => (i18n.exists(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : visibleText(code)),
      has: (code) => i18n.exists(code),
      number: (value) => numberOf(value, locale),
      date: (iso) => dateOf(iso, locale),
      instant: (iso) => instantOf(iso, locale),
      age: (iso) => {
        const { unit, count } = ageOf(iso, new Date());
        return say(`ui.age.${unit}`, { count });
      },
      evidence: (deadline) => {
        const days = daysLeft(deadline, new Date());
        return days < 0 ? say('ui.evidence.past') : say('ui.evidence.days', { count: days });
      },
      size: (bytes) => {
        const { unit, count } = sizeOf(bytes);
        return say(`ui.size.${unit}`, { count });
      },
    };
  }, [t, i18n, locale]);
}
