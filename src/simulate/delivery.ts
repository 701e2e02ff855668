import { dayOf } from './calendar.ts';
import { hashOf, stream } from './draw.ts';
import type { Plan, Slot } from './plan.ts';
import { reportNumber } from './report-facts.ts';

/** In which file a report is delivered: found from the plan alone, so that truth can name files not yet written. */
export type Carrier = 'ncmec-json' | 'ncmec-xml' | 'foreign-list' | 'peer-to-peer' | 'telegram';

export function carrierOf(plan: Plan, slot: Slot): Carrier {
  if (slot.scenario === 'foreign') return 'foreign-list';
  if (slot.scenario === 'peer-to-peer') return 'peer-to-peer';
  if (slot.scenario === 'chat') return 'telegram';
  const first = slot.scenario === 'reissue' ? slot.key : slot.slot;
  const firstScenario = plan.slot(first).scenario;
  if (firstScenario === 'commissioning') return 'ncmec-json';
  return hashOf(plan.seed, stream.delivery, first) % 1000 < 55 ? 'ncmec-xml' : 'ncmec-json';
}

/** Folder of a day's deliveries, under the output folder. */
export function folderOf(delivered: number): string {
  return `sources/${dayOf(delivered)}`;
}

export function filePathOf(plan: Plan, slot: Slot, carrier: Carrier): string {
  const folder = folderOf(slot.delivered);
  const suffix = slot.scenario === 'reissue' ? '-supplement' : '';
  if (carrier === 'ncmec-xml') return `${folder}/esp-${reportNumber(plan, slot)}${suffix}.xml`;
  return `${folder}/ncmec-${reportNumber(plan, slot)}${suffix}.json`;
}
