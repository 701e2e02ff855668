import { dayOf, daySeconds } from './calendar.ts';
import { isSubmission } from './cast.ts';
import type { Plan, Slot } from './plan.ts';
import { reportNumber } from './report-facts.ts';

/** In which file a report is delivered: found from the plan alone, so that truth can name files not yet written. */
export type Carrier = 'ncmec-json' | 'ncmec-xml' | 'foreign-list' | 'peer-to-peer' | 'telegram';

export function carrierOf(plan: Plan, slot: Slot): Carrier {
  if (slot.scenario === 'foreign') return 'foreign-list';
  if (slot.scenario === 'peer-to-peer') return 'peer-to-peer';
  if (slot.scenario === 'chat' || slot.scenario === 'chat-account') return 'telegram';
  const first = slot.scenario === 'reissue' ? slot.key : slot.slot;
  return isSubmission(plan.seed, first, plan.slot(first).scenario) ? 'ncmec-xml' : 'ncmec-json';
}

/** Folder of a day's deliveries, under the output folder. */
export function folderOf(delivered: number): string {
  return `sources/${dayOf(delivered)}`;
}

export function filePathOf(plan: Plan, slot: Slot): string {
  const folder = folderOf(slot.delivered);
  const suffix = slot.scenario === 'reissue' ? '-supplement' : '';
  const carrier = carrierOf(plan, slot);
  if (carrier === 'peer-to-peer') return `${folder}/observations-${dayOf(slot.key * daySeconds)}.csv`;
  if (carrier === 'foreign-list') return `${folder}/liste-hebdomadaire.csv`;
  if (carrier === 'telegram') return `${folder}/telegram-${slot.key + 1}/result.json`;
  if (carrier === 'ncmec-xml') return `${folder}/esp-${reportNumber(plan, slot)}${suffix}.xml`;
  return `${folder}/ncmec-${reportNumber(plan, slot)}${suffix}.json`;
}

/** Where the reported person stands in a platform report. */
export function suspectPlace(plan: Plan, slot: Slot): { readonly file: string; readonly locator: string } {
  const locator =
    carrierOf(plan, slot) === 'ncmec-xml'
      ? 'xml:/report[1]/personOrUserReported[1]'
      : 'json:/reportedInformation/reportedPeople/reportedPersons/0';
  return { file: filePathOf(plan, slot), locator };
}
