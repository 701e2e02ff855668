import { messages as accessEn } from '../access/messages.en.ts';
import { messages as accessFr } from '../access/messages.fr.ts';
import { messages as auditEn } from '../audit/messages.en.ts';
import { messages as auditFr } from '../audit/messages.fr.ts';
import { createTranslate } from '../platform/i18n.ts';
import { messages as appEn } from './messages.en.ts';
import { messages as appFr } from './messages.fr.ts';

/** Every slice's wording; the same keys in both languages, which a test holds. */
export const catalogues = {
  fr: [accessFr, auditFr, appFr],
  en: [accessEn, auditEn, appEn],
} as const;

export const translate = createTranslate(catalogues);
