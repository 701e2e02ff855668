import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { QueueRow, ReportDetail } from '../../../src/triage/contract.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import { DecisionPanel } from './decision-panel.tsx';
import type { Handling } from './handling.ts';
import { Pips, TierMark } from './marks.tsx';
import { reportQuery } from './queries.ts';
import { ReasonList } from './reason-list.tsx';
import { HoldingNotice, ReportActs } from './report-acts.tsx';
import css from './why-panel.module.css';

// Walking the queue with J must not write one reading per row in the journal.
const settleMs = 250;

interface WhyPanelProps {
  readonly row: QueueRow;
  readonly handling: Handling;
  readonly deciding: 'close' | 'reopen' | null;
  readonly onDecide: (kind: 'close' | 'reopen' | null) => void;
}

/** Beside the queue: why this rank, what would change it, what to ask first, what nobody checked. */
export function WhyPanel(props: WhyPanelProps): ReactNode {
  const { row, handling, deciding, onDecide } = props;
  const { say, name, instant } = useWords();
  const [settledId] = useDebouncedValue(row.id, settleMs);
  const settled = settledId === row.id;
  const detail = useQuery({ ...reportQuery(row.id), enabled: settled });
  return (
    <aside className={css.panel} aria-label={say('ui.why.panel', { reference: row.reference })}>
      <p className="quiet">
        {row.reference} · {name('intake.kind', row.kind)} · <Untrusted text={row.sender} maxChars={80} />
        <br />
        {say('ui.received-at', { at: instant(row.receivedAt) })}
      </p>
      <h2 className={css.situation}>
        <TierMark tier={row.tier} situation={row.situation} />
      </h2>
      <HoldingNotice row={row} handling={handling} />
      {deciding === null ? (
        <ReportActs row={row} handling={handling} onDecide={onDecide}>
          <Button
            variant="default"
            renderRoot={(rootProps) => (
              <Link to="/reports/$id" params={{ id: row.id }} search={{}} {...rootProps} />
            )}
          >
            {say('ui.act.open')}
          </Button>
        </ReportActs>
      ) : (
        <DecisionPanel reportId={row.id} kind={deciding} handling={handling} onDone={() => onDecide(null)} />
      )}
      {detail.isError && <Failure error={detail.error} retry={() => void detail.refetch()} />}
      {detail.data === undefined ? !detail.isError && <Loading lines={8} /> : <Why detail={detail.data} />}
    </aside>
  );
}

/** The whole explanation of a rank; also a tab of the report page. */
export function Why(props: { readonly detail: ReportDetail }): ReactNode {
  const { detail } = props;
  const { say, name } = useWords();
  return (
    <>
      <section>
        <h3 className={css.title}>{say('ui.why.title')}</h3>
        <ReasonList reportId={detail.row.id} reasons={detail.reasons} />
        <p className={css.policy}>{say('ui.why.policy', { policy: detail.policy })}</p>
      </section>
      {detail.askFirst !== null && (
        <section>
          <h3 className={css.title}>{say('ui.why.ask-first')}</h3>
          <div className={css.ask}>
            <ReasonList reportId={detail.row.id} reasons={[detail.askFirst]} />
          </div>
        </section>
      )}
      {detail.wouldChange.length > 0 && (
        <section>
          <h3 className={css.title}>{say('ui.why.would-change')}</h3>
          <ul className={css.plain}>
            {detail.wouldChange.map((reason, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of the changes is their identity
              <li key={index}>{say(reason.code, reason.params)}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className={css.title}>
          {say('ui.why.workability')} <Pips workability={detail.row.workability} />
        </h3>
        <ReasonList reportId={detail.row.id} reasons={detail.workabilityReasons} />
      </section>
      {detail.notChecked.length > 0 && (
        <section>
          <h3 className={css.title}>{say('ui.why.not-checked')}</h3>
          <ul className={css.unchecked}>
            {detail.notChecked.map((check) => (
              <li key={check} className="chip chip-unknown">
                {name('triage.not-checked', check)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
