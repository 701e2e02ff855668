export const reportTabs = ['facts', 'why', 'links', 'persons', 'files', 'chats', 'history'] as const;
export type ReportTab = (typeof reportTabs)[number];

/** What the address of a report holds: the open tab and the place of a source that is shown. */
export interface ReportSearch {
  readonly tab?: ReportTab;
  readonly source?: string;
  readonly locator?: string;
}

export function reportSearchOf(raw: Readonly<Record<string, unknown>>): ReportSearch {
  const tab = reportTabs.find((name) => name === raw.tab);
  const source = String(raw.source ?? '');
  const locator = String(raw.locator ?? '');
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(/^\d{1,19}$/.test(source) ? { source } : {}),
    ...(locator === '' || locator.length > 1000 ? {} : { locator }),
  };
}
