import type { Locator, ReportSignals } from '../contract.ts';
import type { Draft, ReportDraft } from './report-draft.ts';

type Flag = Exclude<keyof ReportSignals, 'observations' | 'observedNights' | 'members'>;

/** Annotation of the whole report → what the sender says by it. */
const signalsByAnnotation: Readonly<Record<string, Flag>> = {
  sextortion: 'sextortion',
  'csam-solicitation': 'solicitation',
  'minor-to-minor-interaction': 'minorToMinor',
  spam: 'spam',
  'sadistic-online-exploitation': 'sadistic',
};

const memeAnnotations = new Set(['viral', 'potential-meme', 'potentially-viral', 'viral-potential-meme']);

/** Sets the signals of report annotations; without names, those that the files' annotations carry. */
export function applyAnnotationSignals(
  report: ReportDraft,
  names?: readonly string[],
  place?: Locator,
): void {
  for (const name of names ?? []) {
    const flag = memeAnnotations.has(name) ? 'viralMeme' : signalsByAnnotation[name];
    if (flag !== undefined) setSignal(report, flag, place);
  }
  if (names !== undefined) return;
  for (const file of report.files) {
    if (file.annotations.some((name) => memeAnnotations.has(name)))
      setSignal(report, 'viralMeme', file.place);
  }
}

/** Only what the type says in so many words; every other conclusion belongs to the rank, which reads the type. */
export function applyIncidentTypeSignals(report: ReportDraft): void {
  if (report.incidentType?.startsWith('Online Enticement')) {
    setSignal(report, 'solicitation', report.places.incidentType);
  }
}

export function setSignal(report: ReportDraft, flag: Flag, place?: Locator): void {
  const signals: Draft<ReportSignals> = report.signals;
  if (signals[flag] === true) return;
  signals[flag] = true;
  if (place !== undefined) report.places[flag] = place;
}
