/**
 * What a hostile source may cost at most. Each figure is far above what honest exports of the trade reach
 * (largest seen: chat exports of 80 MB, listings of 10^6 rows) and far below what hurts the process.
 */
export const budgets = {
  /** Bytes shown to detection: enough for the first keys of a document after long leading blanks. */
  headBytes: 65_536,
  /** A document read whole into memory (NCMEC JSON and XML); larger ones must come through a streaming reader. */
  wholeBytes: 64 * 1024 * 1024,
  /** A source read as a stream. */
  streamBytes: 8 * 1024 * 1024 * 1024,
  /** Open objects, arrays or elements at once. Recursive walks of a parsed tree stay safe below ~10,000. */
  depth: 64,
  /** Members of all objects of one document read whole. */
  members: 2_000_000,
  /** Bytes of one string, one text node or one field. */
  stringBytes: 16 * 1024 * 1024,
  /** Bytes of one value taken out of a stream (one message, one session list). */
  valueBytes: 32 * 1024 * 1024,
  /** Attributes of one XML element. */
  attributes: 64,
  /** XML elements of one document. */
  elements: 2_000_000,
  /** Mentions of persons in one source. */
  persons: 500_000,
  /** Rows of one table or listing. */
  rows: 10_000_000,
  /** Characters of one table record. */
  recordChars: 1024 * 1024,
  /** Notes of one code in one source; the rest is counted. */
  notesPerCode: 100,
  /** Different unread paths listed for one source; the rest is counted. */
  unreadPaths: 50,
  /** Characters of gathered free text in one report. */
  narrativeChars: 200_000,
  /** Messages handed over at once. */
  messagesPerPart: 1000,
  /** Files handed over at once by listings. */
  filesPerPart: 1000,
} as const;
