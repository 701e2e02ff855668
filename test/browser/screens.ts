import type { Page } from 'playwright-core';
import { ask, open, settle, type Visitor } from './visitor.ts';

export interface Screen {
  readonly name: string;
  readonly visit: (visitor: Visitor) => Promise<void>;
}

interface Ids {
  readonly report: string;
  readonly chatReport: string;
  readonly person: string;
  readonly intake: string;
}

type Rows = { readonly rows: readonly { readonly id: string; readonly personId: string | null }[] };

/** Reports and persons of the demonstration that fill every screen. */
export async function findIds(visitor: Visitor): Promise<Ids> {
  const top = await ask<Rows>(visitor, '/api/queue?limit=1');
  const chats = await ask<Rows>(visitor, '/api/queue?kind=chat&limit=1');
  const { intakes } = await ask<{ intakes: readonly { readonly id: string }[] }>(visitor, '/api/intakes');
  const linked = await findPersonOfSeveral(visitor);
  const [report, chatReport, intake] = [top.rows[0]?.id, chats.rows[0]?.id, intakes.at(-1)?.id];
  if (report === undefined || chatReport === undefined || intake === undefined) {
    throw new Error('the demonstration lacks a report, a chat or an intake');
  }
  return { report, chatReport, person: linked, intake };
}

/** A presumed person of several mentions who holds together by one only bridge. */
async function findPersonOfSeveral(visitor: Visitor): Promise<string> {
  type Person = { readonly edges: readonly { readonly only: boolean }[]; readonly observedTotal: number };
  const { rows } = await ask<Rows>(visitor, '/api/queue?limit=200');
  const ids = [...new Set(rows.flatMap((row) => (row.personId === null ? [] : [row.personId])))];
  for (const id of ids) {
    const person = await ask<Person>(visitor, `/api/persons/${id}`);
    if (person.observedTotal >= 2 && person.edges.some((edge) => edge.only)) return id;
  }
  throw new Error('the demonstration has no person held by one bridge');
}

const tabs = ['facts', 'why', 'links', 'persons', 'files', 'history'] as const;

/** Every screen an analyst can open, in each of its states worth a look. */
export function screensOf(ids: Ids): readonly Screen[] {
  const at = (name: string, path: string): Screen => ({ name, visit: (visitor) => open(visitor, path) });
  const then = (screen: Screen, name: string, act: (page: Page) => Promise<void>): Screen => ({
    name,
    visit: async (visitor) => {
      await screen.visit(visitor);
      await act(visitor.page);
      await settle(visitor.page);
    },
  });
  const queue = at('queue', '/queue');
  return [
    queue,
    then(queue, 'queue, closing a report', (page) => page.keyboard.press('c')),
    then(queue, 'keyboard help', (page) => page.keyboard.press('?')),
    at('empty queue', '/queue?tier=1&minWorkability=5&content=viral&kind=chat'),
    at('quadrant', '/queue?view=quadrant'),
    ...tabs.map((tab) => at(`report, ${tab}`, `/reports/${ids.report}?tab=${tab}`)),
    at('report, chats', `/reports/${ids.chatReport}?tab=chats`),
    at('person', `/persons/${ids.person}`),
    then(at('person', `/persons/${ids.person}`), 'person, judging', (page) => page.keyboard.press('2')),
    at('search', '/search?q=example'),
    at('search, before', '/search'),
    at('intake', '/intake'),
    at('intake report', `/intake/${ids.intake}`),
    at('programming interface', '/api-document'),
    at('not permitted', '/journal'),
    at('not found', '/reports/999999999'),
  ];
}
