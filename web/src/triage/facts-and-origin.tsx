import type { ReactNode } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import { ExcerptPane } from './excerpt-pane.tsx';
import css from './facts.module.css';
import { FactsTable } from './facts-table.tsx';
import type { ReportSearch } from './report-search.ts';
import { Timeline } from './timeline.tsx';

interface FactsAndOriginProps {
  readonly detail: ReportDetail;
  readonly search: ReportSearch;
  readonly onPlace: (place: Place) => void;
}

/** Each fact beside its place in the sealed source, and the same facts along time. */
export function FactsAndOrigin(props: FactsAndOriginProps): ReactNode {
  const { detail, search, onPlace } = props;
  const { say } = useWords();
  const shown = shownPlace(detail, search);
  return (
    <>
      <div className={css.columns}>
        <div className={`card ${css.facts}`}>
          <FactsTable facts={detail.facts} total={detail.factsTotal} shown={shown} onPlace={onPlace} />
          {detail.narrative !== '' && (
            <section className={css.narrative}>
              <h2 className={css.narrativeTitle}>{say('ui.report.narrative')}</h2>
              <p>
                <Untrusted text={detail.narrative} maxChars={4000} />
              </p>
            </section>
          )}
        </div>
        <ExcerptPane place={shown} />
      </div>
      <Timeline events={detail.timeline} />
    </>
  );
}

function shownPlace(detail: ReportDetail, search: ReportSearch): Place | undefined {
  if (search.source !== undefined && search.locator !== undefined) {
    return { sourceId: search.source, locator: search.locator };
  }
  const first = detail.facts.find((fact) => fact.place !== null)?.place;
  return first ?? undefined;
}
