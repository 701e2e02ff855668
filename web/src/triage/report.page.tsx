import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { ChatReader } from '../chats/chat-reader.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { TabBar } from '../ui/tab-bar.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { FactsAndOrigin } from './facts-and-origin.tsx';
import { FileCards } from './file-cards.tsx';
import { type Handling, useChoices, useHandling } from './handling.ts';
import { HistoryList } from './history-list.tsx';
import { LinkedReports } from './linked-reports.tsx';
import { PersonCards } from './person-cards.tsx';
import { reportQuery } from './queries.ts';
import { QueueStrip } from './queue-strip.tsx';
import css from './report.module.css';
import { HoldingNotice } from './report-acts.tsx';
import { ReportHeader } from './report-header.tsx';
import { type ReportSearch, type ReportTab, reportTabs } from './report-search.ts';
import { useNeighbours } from './use-neighbours.ts';
import { Why } from './why-panel.tsx';

/** One report: its facts beside their place in the sealed source, and everything said or done about it. */
export function ReportPage(): ReactNode {
  const { id } = useParams({ from: '/reports/$id' });
  const detail = useQuery(reportQuery(id));
  if (detail.isPending) return <Loading lines={16} />;
  if (detail.data === undefined) {
    return <Failure error={detail.error} retry={() => void detail.refetch()} />;
  }
  return <Report key={id} detail={detail.data} />;
}

function Report(props: { readonly detail: ReportDetail }): ReactNode {
  const neighbours = useNeighbours(props.detail.row.id);
  // The queue is read again by a clock, the report is not: who holds it now is told by the queue.
  const row = neighbours.row ?? props.detail.row;
  const detail = { ...props.detail, row };
  const { say } = useWords();
  const search = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate({ from: '/reports/$id' });
  const handling = useHandling();
  const choices = useChoices(row);
  const [deciding, setDeciding] = useState<'close' | 'reopen' | null>(null);
  const show = (change: ReportSearch): void =>
    void navigate({ search: (before: ReportSearch) => ({ ...before, ...change }), replace: true });
  const go = (id: string | undefined): void => {
    if (id !== undefined) void navigate({ to: '/reports/$id', params: { id }, search: {} });
  };
  useShortcuts({
    'next-report': () => go(neighbours.next),
    'previous-report': () => go(neighbours.previous),
    back: () =>
      deciding === null ? void navigate({ to: '/queue', search: neighbours.queue }) : setDeciding(null),
    claim: () => choices.mayClaim && handling.mutate({ kind: 'claim', id: row.id }),
    release: () => choices.mayRelease && handling.mutate({ kind: 'release', id: row.id }),
    close: () => choices.mayClose && setDeciding('close'),
  });
  const tab: ReportTab = search.tab ?? 'facts';
  return (
    <article className={css.page} aria-label={row.reference}>
      <QueueStrip neighbours={neighbours} reportId={row.id} />
      <ReportHeader detail={detail} handling={handling} neighbours={neighbours} onDecide={setDeciding} />
      <HoldingNotice row={row} handling={handling} />
      {deciding !== null && (
        <DecisionPanel
          reportId={row.id}
          kind={deciding}
          handling={handling}
          onDone={() => setDeciding(null)}
        />
      )}
      <TabBar
        label={say('ui.report.tabs')}
        tabs={reportTabs.map((name) => ({
          id: name,
          label: say(`ui.report.tab.${name}`),
          count: countOf(detail, name),
        }))}
        selected={tab}
        onSelect={(name) => show({ tab: name })}
      />
      <div
        className={css.content}
        data-view={tab}
        role="tabpanel"
        id={`panel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        <ReportTabContent
          detail={detail}
          tab={tab}
          search={search}
          handling={handling}
          onPlace={(place) => show({ tab: 'facts', source: place.sourceId, locator: place.locator })}
        />
      </div>
    </article>
  );
}

function countOf(detail: ReportDetail, tab: ReportTab): number | undefined {
  switch (tab) {
    case 'links':
      return detail.linked.length;
    case 'persons':
      return detail.persons.length;
    case 'files':
      return detail.files.total;
    case 'chats':
      return detail.chats.length;
    case 'facts':
    case 'why':
    case 'history':
      return undefined;
  }
}

interface ContentProps {
  readonly detail: ReportDetail;
  readonly tab: ReportTab;
  readonly search: ReportSearch;
  readonly handling: Handling;
  readonly onPlace: (place: Place) => void;
}

function ReportTabContent(props: ContentProps): ReactNode {
  const { detail, search, onPlace } = props;
  switch (props.tab) {
    case 'facts':
      return <FactsAndOrigin detail={detail} search={search} onPlace={onPlace} />;
    case 'why':
      return (
        <div className={`card ${css.reading}`}>
          <Why detail={detail} />
        </div>
      );
    case 'links':
      return <LinkedReports detail={detail} />;
    case 'persons':
      return <PersonCards detail={detail} />;
    case 'files':
      return <FileCards detail={detail} onPlace={onPlace} />;
    case 'chats':
      return <ChatReader chats={detail.chats} onPlace={onPlace} />;
    case 'history':
      return <HistoryList entries={detail.history} />;
  }
}
