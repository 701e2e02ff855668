import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Gate } from './access/gate.tsx';
import { useAccount } from './access/session.tsx';
import { JournalPage } from './audit/journal.page.tsx';
import { IntakePage } from './intake/intake.page.tsx';
import { IntakeDetailPage } from './intake/intake-detail.page.tsx';
import { PersonPage } from './links/person.page.tsx';
import { personSearchOf } from './links/person-search.ts';
import { QueuePage } from './triage/queue.page.tsx';
import { queueSearchOf } from './triage/queue-search.ts';
import { ReportPage } from './triage/report.page.tsx';
import { reportSearchOf } from './triage/report-search.ts';
import { SearchPage } from './triage/search.page.tsx';
import { ApiDocumentPage } from './ui/api-document.page.tsx';
import { Permitted } from './ui/permitted.tsx';
import { Empty, Failure, NotPermitted } from './ui/states.tsx';
import { useWords } from './ui/words.ts';

const root = createRootRoute({
  component: () => (
    <Gate>
      <Outlet />
    </Gate>
  ),
  notFoundComponent: NoSuchPage,
  errorComponent: ({ error }) => <Failure error={error} />,
});

function NoSuchPage(): ReactNode {
  const { say } = useWords();
  return <Empty title={say('ui.state.not-found')}>{say('ui.state.no-page')}</Empty>;
}

/** The first page of a role: the queue for who works it, the journal for who audits it. */
function Home(): ReactNode {
  const { permissions } = useAccount();
  if (permissions.includes('triage.read')) return <Navigate to="/queue" search={{}} replace />;
  if (permissions.includes('audit.read')) return <Navigate to="/journal" replace />;
  return <NotPermitted />;
}

const behind = (permission: string, page: ReactNode) => () => (
  <Permitted permission={permission}>{page}</Permitted>
);

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: Home }),
  createRoute({
    getParentRoute: () => root,
    path: '/queue',
    validateSearch: queueSearchOf,
    component: behind('triage.read', <QueuePage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$id',
    validateSearch: reportSearchOf,
    component: behind('triage.read', <ReportPage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/persons/$id',
    validateSearch: personSearchOf,
    component: behind('triage.read', <PersonPage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/search',
    validateSearch: (raw: Record<string, unknown>): { q?: string } =>
      raw.q === undefined ? {} : { q: String(raw.q).slice(0, 200) },
    component: behind('search.run', <SearchPage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/intake',
    component: behind('intake.read', <IntakePage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/intake/$id',
    component: behind('intake.read', <IntakeDetailPage />),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/journal',
    component: behind('audit.read', <JournalPage />),
  }),
  createRoute({ getParentRoute: () => root, path: '/api-document', component: ApiDocumentPage }),
]);

export const router = createRouter({
  routeTree,
  // Values stay the text they are in the address: ids have up to nineteen digits.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
    const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
