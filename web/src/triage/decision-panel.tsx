import { Button, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { CloseReport } from '../../../src/triage/contract.ts';
import { useRefusal } from '../ui/states.tsx';
import type { WireOf } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './decision-panel.module.css';
import type { Handling } from './handling.ts';

type ClosingCode = WireOf<typeof CloseReport>['code'];

const closingCodes: readonly ClosingCode[] = [
  'duplicate',
  'no-offence',
  'insufficient-information',
  'transferred',
  'case-opened',
  'already-handled',
];

interface DecisionPanelProps {
  readonly reportId: string;
  readonly kind: 'close' | 'reopen';
  readonly handling: Handling;
  readonly onDone: () => void;
}

/** Closing and reopening ask for a reason in words; the panel opens in place, the report stays readable. */
export function DecisionPanel(props: DecisionPanelProps): ReactNode {
  const { say } = useWords();
  const refusalText = useRefusal();
  const { reportId, kind, handling, onDone } = props;
  const [code, setCode] = useState<ClosingCode | ''>('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = reason.trim();
    if (kind === 'reopen') handling.mutate({ kind, id: reportId, reason: text }, { onSuccess: onDone });
    else if (code !== '') {
      handling.mutate({ kind, id: reportId, decision: { code, reason: text } }, { onSuccess: onDone });
    }
  };
  const cancelOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone();
  };
  return (
    <form
      className={css.panel}
      onSubmit={submit}
      onKeyDown={cancelOnEscape}
      aria-label={say(`ui.decision.${kind}`)}
    >
      <p className={css.title}>{say(`ui.decision.${kind}`)}</p>
      {kind === 'close' && (
        <NativeSelect
          label={say('ui.decision.code')}
          value={code}
          onChange={(event) =>
            setCode(closingCodes.find((known) => known === event.currentTarget.value) ?? '')
          }
          data={[
            { value: '', label: say('ui.decision.code.choose') },
            ...closingCodes.map((value) => ({ value, label: say(`ui.closing.${value}`) })),
          ]}
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
        />
      )}
      <Textarea
        label={say('ui.decision.reason')}
        description={say('ui.decision.reason.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        minLength={3}
        maxLength={2000}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxRows={6}
        autoFocus={kind === 'reopen'}
      />
      {handling.isError && (
        <p className={css.refusal} role="alert">
          {refusalText(handling.error)}
        </p>
      )}
      <div className={css.buttons}>
        <Button type="submit" loading={handling.isPending}>
          {say(`ui.decision.${kind}.submit`)}
        </Button>
        <Button variant="default" onClick={onDone}>
          {say('ui.action.cancel')}
        </Button>
      </div>
    </form>
  );
}
