import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IntakeSummary } from '../../../src/intake/contract.ts';
import { useWords } from '../ui/words.ts';
import css from './intake.module.css';

const glyphs: Readonly<Record<IntakeSummary['state'], string>> = {
  waiting: '○',
  running: '◐',
  done: '✓',
  failed: '✗',
};

export function IntakeState(props: { readonly intake: IntakeSummary }): ReactNode {
  const { intake } = props;
  const { say } = useWords();
  return (
    <span className={intake.state === 'failed' ? css.failed : undefined}>
      <span aria-hidden="true">{glyphs[intake.state]} </span>
      {say(`intake.state.${intake.state}`)}
      {intake.failureCode !== null && <span className="quiet"> · {say(intake.failureCode)}</span>}
    </span>
  );
}

/** How far a running intake is: by bytes when the total is known, by files otherwise. */
export function IntakeProgress(props: { readonly intake: IntakeSummary }): ReactNode {
  const { intake } = props;
  const { say, size } = useWords();
  if (intake.state !== 'running') return null;
  const byBytes = intake.bytesTotal !== null && intake.bytesTotal > 0;
  const share = byBytes
    ? intake.bytesDone / (intake.bytesTotal ?? 1)
    : intake.filesDone / Math.max(1, intake.filesTotal ?? 1);
  return (
    <div className={css.progress}>
      <Progress value={100 * Math.min(1, share)} aria-label={say('ui.intake.progress')} />
      <span className="quiet">
        {say('ui.intake.progress.files', { done: intake.filesDone, total: intake.filesTotal ?? '?' })}
        {byBytes && ` · ${size(intake.bytesDone)} / ${size(intake.bytesTotal ?? 0)}`}
      </span>
    </div>
  );
}
