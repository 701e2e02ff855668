import { messages as accessEn } from '../access/messages.en.ts';
import { messages as accessFr } from '../access/messages.fr.ts';
import { messages as auditEn } from '../audit/messages.en.ts';
import { messages as auditFr } from '../audit/messages.fr.ts';
import { messages as chatsEn } from '../chats/messages.en.ts';
import { messages as chatsFr } from '../chats/messages.fr.ts';
import { messages as identityEn } from '../identity/messages.en.ts';
import { messages as identityFr } from '../identity/messages.fr.ts';
import { messages as intakeEn } from '../intake/messages.en.ts';
import { messages as intakeFr } from '../intake/messages.fr.ts';
import { messages as jurisdictionEn } from '../jurisdiction/messages.en.ts';
import { messages as jurisdictionFr } from '../jurisdiction/messages.fr.ts';
import { messages as linksEn } from '../links/messages.en.ts';
import { messages as linksFr } from '../links/messages.fr.ts';
import { messages as mediaEn } from '../media/messages.en.ts';
import { messages as mediaFr } from '../media/messages.fr.ts';
import { createTranslate } from '../platform/i18n.ts';
import { messages as simulateEn } from '../simulate/messages.en.ts';
import { messages as simulateFr } from '../simulate/messages.fr.ts';
import { messages as triageEn } from '../triage/messages.en.ts';
import { messages as triageFr } from '../triage/messages.fr.ts';
import { messages as appEn } from './messages.en.ts';
import { messages as appFr } from './messages.fr.ts';

/** Every slice's wording; the same keys in both languages, which a test holds. */
export const catalogues = {
  fr: [
    accessFr,
    auditFr,
    chatsFr,
    identityFr,
    intakeFr,
    jurisdictionFr,
    linksFr,
    mediaFr,
    simulateFr,
    triageFr,
    appFr,
  ],
  en: [
    accessEn,
    auditEn,
    chatsEn,
    identityEn,
    intakeEn,
    jurisdictionEn,
    linksEn,
    mediaEn,
    simulateEn,
    triageEn,
    appEn,
  ],
} as const;

export const translate = createTranslate(catalogues);
