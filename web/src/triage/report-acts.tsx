import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueueRow } from '../../../src/triage/contract.ts';
import { useRefusal } from '../ui/states.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';
import { type Handling, useChoices } from './handling.ts';
import css from './report-acts.module.css';

interface ReportActsProps {
  readonly row: QueueRow;
  readonly handling: Handling;
  readonly onDecide: (kind: 'close' | 'reopen') => void;
  readonly children?: ReactNode;
}

/** Take, release, close or reopen: only what this account may do now, each with its key. */
export function ReportActs(props: ReportActsProps): ReactNode {
  const { row, handling, onDecide } = props;
  const { say } = useWords();
  const choices = useChoices(row);
  const act = (kind: 'claim' | 'release') => handling.mutate({ kind, id: row.id });
  return (
    <div className={`${css.acts} no-print`}>
      {choices.mayClaim && (
        <Button onClick={() => act('claim')} loading={handling.isPending} aria-keyshortcuts="T">
          {say('ui.act.claim')} <kbd className={css.key}>T</kbd>
        </Button>
      )}
      {choices.mayRelease && (
        <Button variant="default" onClick={() => act('release')} aria-keyshortcuts="U">
          {say('ui.act.release')} <kbd className={css.key}>U</kbd>
        </Button>
      )}
      {props.children}
      {choices.mayClose && (
        <Button variant="default" onClick={() => onDecide('close')} aria-keyshortcuts="C">
          {say('ui.act.close')} <kbd className={css.key}>C</kbd>
        </Button>
      )}
      {choices.mayReopen && (
        <Button variant="default" onClick={() => onDecide('reopen')}>
          {say('ui.act.reopen')}
        </Button>
      )}
    </div>
  );
}

/** Who holds this report, when it is someone else, and what the server refused last. */
export function HoldingNotice(props: { readonly row: QueueRow; readonly handling: Handling }): ReactNode {
  const { say } = useWords();
  const refusalText = useRefusal();
  const { mine } = useChoices(props.row);
  const { assignee } = props.row;
  const refused = props.handling.isError && props.handling.variables.id === props.row.id;
  if (refused) {
    return (
      <p className={css.refused} role="alert">
        {refusalText(props.handling.error)}
      </p>
    );
  }
  if (assignee === null || mine) return null;
  return (
    <p className={css.held}>
      <span aria-hidden="true">● </span>
      {say('ui.held-by', { holder: visibleText(assignee.displayName, 120) })}
    </p>
  );
}
