import { messages as interfaceEn } from '../messages.en.ts';
import { messages as interfaceFr } from '../messages.fr.ts';

export type Locale = 'fr' | 'en';
export type Catalogue = Readonly<Record<string, string>>;

// Each slice owns its wording beside its code; a new slice registers nothing here.
const slicesFr = import.meta.glob<{ messages: Catalogue }>('../../../src/*/messages.fr.ts', { eager: true });
const slicesEn = import.meta.glob<{ messages: Catalogue }>('../../../src/*/messages.en.ts', { eager: true });

function merge(own: Catalogue, slices: Record<string, { messages: Catalogue }>): Catalogue {
  const parts = Object.keys(slices)
    .sort()
    .map((path) => slices[path]?.messages ?? {});
  return Object.assign({}, ...parts, own);
}

export const catalogues: Readonly<Record<Locale, Catalogue>> = {
  fr: merge(interfaceFr, slicesFr),
  en: merge(interfaceEn, slicesEn),
};
