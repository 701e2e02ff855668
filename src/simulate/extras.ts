import { daySeconds } from './calendar.ts';
import { carrierOf, filePathOf, folderOf } from './delivery.ts';
import { hashOf, stream } from './draw.ts';
import { hashdeepText, listingsOf } from './hashdeep.ts';
import { malformedFiles } from './malformed.ts';
import { ncmecJson } from './ncmec-json.ts';
import { fileDetailsXml } from './ncmec-xml.ts';
import type { Output } from './output.ts';
import type { Plan, Slot } from './plan.ts';
import { reportFacts, reportNumber } from './report-facts.ts';
import { personName } from './truth.ts';

/** What a day brings besides new reports: listings, damaged files, and what earlier reports bring after them. */
export interface Extras {
  /** Notes what the reports of today will bring on a later day. */
  remember(day: number, slot: Slot): void;
  on(day: number): Generator<Output>;
}

export function planExtras(plan: Plan): Extras {
  const byDay = new Map<number, (() => Iterable<Output>)[]>();
  const add = (day: number, outputs: () => Iterable<Output>) => {
    if (day >= 365) return;
    const list = byDay.get(day) ?? [];
    list.push(outputs);
    byDay.set(day, list);
  };
  for (const listing of listingsOf(plan)) add(listing.day, () => hashdeepOutputs(plan, listing));
  const sample = sampleReport(plan);
  for (const file of malformedFiles(plan, sample)) add(file.day, () => malformedOutputs(file));
  return {
    remember: (day, slot) => {
      if (carrierOf(plan, slot) !== 'ncmec-json') return;
      const hash = hashOf(plan.seed, stream.delivery, slot.slot, 3);
      if (hash % 300 === 7) add(day + 2 + (hash % 8), () => redelivery(plan, slot, day + 2 + (hash % 8)));
      if (hash % 60 === 11) add(day + 1 + (hash % 5), () => fileDocument(plan, slot, day + 1 + (hash % 5)));
    },
    on: function* (day) {
      for (const outputs of byDay.get(day) ?? []) yield* outputs();
      byDay.delete(day);
    },
  };
}

/** The first numbered report of the year, from which the damaged ones are made. */
function sampleReport(plan: Plan): string {
  for (const slotNumber of plan.order) {
    const slot = plan.slot(slotNumber);
    if (carrierOf(plan, slot) === 'ncmec-json') return ncmecJson(reportFacts(plan, slot));
  }
  return '{"reportId":1}';
}

function* hashdeepOutputs(plan: Plan, listing: ReturnType<typeof listingsOf>[number]): Generator<Output> {
  const path = `${folderOf(listing.day * daySeconds)}/scelle-${listing.number + 1}.txt`;
  yield { kind: 'file', path, content: hashdeepText(plan, listing), reports: 0 };
  const persons = [personName(listing.person)];
  const expect = { lines: listing.lines };
  yield {
    kind: 'truth',
    table: 'planted',
    row: { kind: 'listing', id: `listing-${listing.number}`, files: [path], persons, expect },
  };
}

function* malformedOutputs(file: ReturnType<typeof malformedFiles>[number]): Generator<Output> {
  const path = `${folderOf(file.day * daySeconds)}/${file.name}`;
  yield { kind: 'file', path, content: file.content, reports: 0 };
  const expect = { refused: true, why: file.why };
  yield {
    kind: 'truth',
    table: 'planted',
    row: { kind: 'malformed', id: file.name, files: [path], persons: [], expect },
  };
}

/** The same bytes once more, under another name: nothing may change but the log. */
function* redelivery(plan: Plan, slot: Slot, day: number): Generator<Output> {
  const path = `${folderOf(day * daySeconds)}/ncmec-${reportNumber(plan, slot)}-copie-${slot.slot}.json`;
  yield { kind: 'file', path, content: ncmecJson(reportFacts(plan, slot)), reports: 0 };
  const files = [filePathOf(plan, slot), path];
  yield {
    kind: 'truth',
    table: 'planted',
    row: {
      kind: 'duplicate-delivery',
      id: `copy-${slot.slot}`,
      files,
      persons: [],
      expect: { duplicate: true },
    },
  };
}

/** A document about one file of a report that came before it: it lends its digests, it is not a report. */
function* fileDocument(plan: Plan, slot: Slot, day: number): Generator<Output> {
  const facts = reportFacts(plan, slot);
  const [file] = facts.files;
  if (file === undefined) return;
  const path = `${folderOf(day * daySeconds)}/esp-${facts.number}-file-${slot.slot}.xml`;
  yield { kind: 'file', path, content: fileDetailsXml(facts, file), reports: 0 };
  const files = [filePathOf(plan, slot), path];
  yield {
    kind: 'truth',
    table: 'planted',
    row: { kind: 'file-document', id: `document-${slot.slot}`, files, persons: [], expect: { reports: 0 } },
  };
}
