import type { QueueQuery, ReportState } from '../../../src/triage/contract.ts';

/** What the address of the queue holds: its filters, its order, the selected report and the view. */
export interface QueueSearch {
  readonly state?: ReportState | 'open' | 'all';
  readonly tier?: number;
  readonly kind?: string;
  readonly minWorkability?: number;
  readonly assignee?: string;
  readonly content?: string;
  readonly sort?: 'rank' | 'evidence' | 'received';
  readonly selected?: string;
  readonly view?: 'quadrant';
}

export const states = ['open', 'new', 'in-progress', 'closed', 'all'] as const;
export const sorts = ['rank', 'evidence', 'received'] as const;
export const contents = ['first-seen', 'seen-before', 'viral', 'none'] as const;
export const kinds = ['platform', 'peer-to-peer', 'foreign-list', 'chat'] as const;
export const tiers = [1, 2, 3, 4, 5, 6, 7, 8] as const;

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((candidate) => candidate === value);
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) && number >= least && number <= most
    ? number
    : undefined;
}

function present<T extends Readonly<Record<string, unknown>>>(
  values: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  // Only absent values are taken out; the names and the types of the others stay.
  return Object.fromEntries(kept) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** Reads an address with care: what it does not understand it leaves out, it never fails. */
export function queueSearchOf(raw: Readonly<Record<string, unknown>>): QueueSearch {
  const assignee = String(raw.assignee ?? '');
  const selected = String(raw.selected ?? '');
  return present({
    state: oneOf(states, raw.state),
    tier: wholeNumber(raw.tier, 1, 8),
    kind: oneOf(kinds, raw.kind),
    minWorkability: wholeNumber(raw.minWorkability, 1, 5),
    assignee: /^(me|nobody|\d{1,19})$/.test(assignee) ? assignee : undefined,
    content: oneOf(contents, raw.content),
    sort: oneOf(sorts, raw.sort),
    selected: /^\d{1,19}$/.test(selected) ? selected : undefined,
    view: oneOf(['quadrant'] as const, raw.view),
  });
}

/** The question put to the server: open reports by rank unless the address says otherwise. */
export function queueQueryOf(search: QueueSearch): QueueQuery {
  const { selected: _selected, view: _view, ...filters } = search;
  return { state: 'open', ...filters };
}

/** How many filters are on, beside the state and the order. */
export function activeFilters(search: QueueSearch): number {
  return [search.tier, search.kind, search.minWorkability, search.assignee, search.content].filter(
    (value) => value !== undefined,
  ).length;
}
