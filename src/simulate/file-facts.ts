import { type Draw, hashOf, stream } from './draw.ts';
import { md5Of } from './person.ts';
import type { Plan, Slot } from './plan.ts';
import type { Service } from './services.ts';
import { tags } from './wording.ts';

/** A file as a platform describes it: never any content, only a name, a size and a digest of a counter. */
export interface SimulatedFile {
  readonly name: string;
  readonly md5: string;
  readonly sizeBytes: number;
  readonly viewed: boolean | null;
  readonly classification: 'A1' | 'A2' | 'B1' | 'B2' | null;
  readonly tags: readonly string[];
  readonly uploaded: number;
}

export function filesOf(
  plan: Plan,
  of: { readonly slot: Slot; readonly service: Service; readonly draw: Draw },
): readonly SimulatedFile[] {
  const { slot, draw } = of;
  const count = fileCount(slot, draw);
  return Array.from({ length: count }, (_, index) => fileAt(plan, slot, draw, index));
}

function fileCount(slot: Slot, draw: Draw): number {
  const usual = draw.chance(650) ? 1 : draw.between(2, 5);
  if (slot.scenario === 'prolific') return draw.between(100, 130);
  if (slot.scenario === 'flood') return 1;
  if (slot.scenario === 'home') return draw.between(2, 6);
  if (slot.scenario === 'other' || slot.scenario === 'commissioning') return 0;
  if (slot.scenario === 'soliciting') return draw.chance(250) ? 1 : 0;
  return usual;
}

const classifications = ['A1', 'A2', 'B1', 'B2'] as const;

function fileAt(plan: Plan, slot: Slot, draw: Draw, index: number): SimulatedFile {
  const content = contentOf(plan, slot, draw, index);
  const size = hashOf(plan.seed, stream.content, contentKey(content)) % 4_000_000;
  const video = contentKey(content) % 5 === 0;
  const classified = draw.chance(slot.scenario === 'flood' ? 300 : 620);
  return {
    name: `synthetic-${contentKey(content).toString(36)}.${video ? 'mp4' : 'jpg'}`,
    md5: md5Of(plan.seed, content),
    sizeBytes: 20_000 + size,
    viewed: draw.chance(550) ? true : draw.chance(500) ? false : null,
    classification: classified ? draw.pick(classifications) : null,
    tags: tagsOf(slot, draw),
    uploaded: slot.incident + index * 7,
  };
}

/** A name for the content: its own, one of the person's collection, one that circulates, or the content of a flood. */
function contentOf(plan: Plan, slot: Slot, draw: Draw, index: number): string {
  if (slot.scenario === 'flood') return floodContent(slot.key);
  const roll = draw.below(1000);
  const which = draw.below(1_000_000);
  if (roll < 100)
    return `circulating ${Math.floor((which * which) / 1_000_000) % circulatingCount(plan.reports)}`;
  if (roll < 320 && slot.part > 0) return `collection ${slot.person} ${which % 40}`;
  return `own ${slot.slot} ${index}`;
}

export function floodContent(flood: number): string {
  return `flood ${flood}`;
}

function circulatingCount(reports: number): number {
  return Math.max(5, Math.floor(reports / 20));
}

function contentKey(content: string): number {
  let key = 7;
  for (let at = 0; at < content.length; at += 1) key = (Math.imul(key, 31) + content.charCodeAt(at)) >>> 0;
  return key;
}

/** A sender forgets the meme flag on one flood report in four. */
function tagsOf(slot: Slot, draw: Draw): readonly string[] {
  const flagged = draw.chance(750);
  const unfamiliar = draw.chance(120);
  if (slot.scenario === 'home') return [tags.selfProduction];
  if (slot.scenario === 'flood') return flagged ? [slot.key % 2 === 0 ? tags.meme : tags.viral] : [];
  return unfamiliar ? [tags.unfamiliar] : [];
}
