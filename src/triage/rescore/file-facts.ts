import type { FileFacts, MarkedFiles, Place } from '../rank/facts.ts';
import { firstPlaces } from '../rank/reason.ts';
import type { FileTallyRow, MarkRow } from './gather.store.ts';

const noMark: MarkedFiles = { count: 0, places: [] };

export const emptyFiles: FileFacts = {
  total: 0,
  withDigest: 0,
  byBand: { 'first-seen': 0, few: 0, several: 0, viral: 0 },
  viewedBySender: 0,
  notViewedBySender: 0,
  dated: false,
  liveStreaming: noMark,
  selfProduction: noMark,
  viralMark: noMark,
  generatedMark: noMark,
  places: [],
};

/** The letters of a mark, as senders write it, and what it means here. */
export const markSynonyms: readonly (readonly [letters: string, mark: MarkRow['mark']])[] = [
  ['livestreaming', 'liveStreaming'],
  ['possibleselfproduction', 'selfProduction'],
  ['selfproduction', 'selfProduction'],
  ['potentialmeme', 'viralMark'],
  ['viral', 'viralMark'],
  ['viralpotentialmeme', 'viralMark'],
  ['generativeai', 'generatedMark'],
];

/** File facts by current report: those of the report itself and of the supplements that lend theirs. */
export function filesFrom(
  tallies: readonly FileTallyRow[],
  marks: readonly MarkRow[],
  currentIdOf: (reportId: string) => string,
): ReadonlyMap<string, FileFacts> {
  const files = new Map<string, FileFacts>();
  for (const row of tallies) {
    const id = currentIdOf(row.report_id);
    files.set(id, addTally(files.get(id) ?? emptyFiles, row));
  }
  for (const row of marks) {
    const id = currentIdOf(row.report_id);
    const known = files.get(id);
    if (known !== undefined) files.set(id, addMark(known, row));
  }
  return files;
}

function addTally(files: FileFacts, row: FileTallyRow): FileFacts {
  return {
    ...files,
    total: files.total + row.total,
    withDigest: files.withDigest + row.with_digest,
    byBand: {
      'first-seen': files.byBand['first-seen'] + row.first_seen,
      few: files.byBand.few + row.few,
      several: files.byBand.several + row.several,
      viral: files.byBand.viral + row.viral,
    },
    viewedBySender: files.viewedBySender + row.viewed,
    notViewedBySender: files.notViewedBySender + row.not_viewed,
    dated: files.dated || row.dated,
    places: firstPlaces([...files.places, ...placesFrom(row)]),
  };
}

/** A report and its supplements hold different files: their counts add up. */
function addMark(files: FileFacts, row: MarkRow): FileFacts {
  const known = files[row.mark];
  const marked: MarkedFiles = {
    count: known.count + row.count,
    places: firstPlaces([...known.places, ...placesFrom(row)]),
  };
  return { ...files, [row.mark]: marked };
}

function placesFrom(row: FileTallyRow | MarkRow): Place[] {
  return row.locators.map((locator, index) => ({ sourceId: row.source_ids[index] ?? '', locator }));
}
