import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Judge } from '../../../src/links/contract.ts';
import { useMay } from '../access/session.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { api } from '../ui/api.ts';
import { useRefusal } from '../ui/states.tsx';
import { useShortcuts } from '../ui/use-shortcuts.ts';
import { useWords } from '../ui/words.ts';
import { type Edge, edgeBetween, type Mention, markOf } from './mentions.ts';
import css from './person.module.css';

type Verdict = Judge['verdict'];
const verdicts: readonly { readonly verdict: Verdict; readonly key: string }[] = [
  { verdict: 'same', key: '1' },
  { verdict: 'not-same', key: '2' },
  { verdict: 'unsure', key: '3' },
];

interface JudgementPanelProps {
  readonly mentions: readonly Mention[];
  readonly edges: readonly Edge[];
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly onJudged: (personIds: readonly string[]) => void;
}

/** Same, not same, unsure: chosen first, then a reason in words, then kept. Undone exactly by taking it back. */
export function JudgementPanel(props: JudgementPanelProps): ReactNode {
  const { left, right } = props;
  const { say } = useWords();
  const refusalText = useRefusal();
  const announce = useAnnounce();
  const client = useQueryClient();
  const mayJudge = useMay('links.judge');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [reason, setReason] = useState('');
  const judge = useMutation({
    mutationFn: (input: Judge) => api.judge(input),
    onSuccess: async ({ personIds }) => {
      announce(say('ui.judge.done'));
      setVerdict(null);
      setReason('');
      props.onJudged(personIds);
      await client.invalidateQueries();
    },
  });
  const ready = left !== undefined && right !== undefined;
  const pick = (choice: Verdict) => (): void => {
    if (ready && mayJudge) setVerdict(choice);
  };
  useShortcuts({ same: pick('same'), 'not-same': pick('not-same'), unsure: pick('unsure') });
  if (!mayJudge) return null;
  return (
    <section className={`card ${css.panel}`} aria-label={say('ui.judge.title')}>
      <h2 className={css.panelTitle}>{say('ui.judge.title')}</h2>
      <p>{ready ? <PairSentence {...props} left={left} right={right} /> : say('ui.judge.choose')}</p>
      <fieldset className={css.verdicts} aria-label={say('ui.judge.verdict')}>
        {verdicts.map((choice) => (
          <button
            key={choice.verdict}
            type="button"
            className={css.verdict}
            aria-pressed={verdict === choice.verdict}
            aria-keyshortcuts={choice.key}
            disabled={!ready}
            onClick={pick(choice.verdict)}
          >
            <kbd className={css.key}>{choice.key}</kbd> {say(`ui.judge.${choice.verdict}`)}
          </button>
        ))}
      </fieldset>
      {ready && verdict !== null && (
        <form
          className={css.reason}
          onSubmit={(event) => {
            event.preventDefault();
            judge.mutate({ left, right, verdict, reason: reason.trim() });
          }}
        >
          <p className="quiet">
            <Consequence {...props} left={left} right={right} verdict={verdict} />
          </p>
          <Textarea
            key={verdict}
            label={say('ui.decision.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            minLength={3}
            maxLength={2000}
            required
            withAsterisk={false}
            autosize
            minRows={2}
            autoFocus
          />
          <Button type="submit" loading={judge.isPending}>
            {say('ui.judge.submit')}
          </Button>
        </form>
      )}
      {judge.isError && <p role="alert">{refusalText(judge.error)}</p>}
      <p className="quiet">{say('ui.judge.reversible')}</p>
    </section>
  );
}

interface PairProps {
  readonly mentions: readonly Mention[];
  readonly edges: readonly Edge[];
  readonly left: string;
  readonly right: string;
}

function PairSentence(props: PairProps): ReactNode {
  const { say } = useWords();
  const [left, right] = [props.left, props.right].map((id) =>
    markOf(props.mentions.findIndex((mention) => mention.id === id)),
  );
  return say('ui.judge.pair', { left: left ?? '', right: right ?? '' });
}

/** What the judgement would do, as far as the clues on this page tell. */
function Consequence(props: PairProps & { readonly verdict: Verdict }): ReactNode {
  const { say } = useWords();
  const { mentions, edges, left, right, verdict } = props;
  const personOf = (id: string) => mentions.find((mention) => mention.id === id)?.personId;
  const together = personOf(left) === personOf(right);
  if (verdict === 'unsure') return say('ui.judge.effect.unsure');
  if (verdict === 'same') {
    return together
      ? say('ui.judge.effect.same-already')
      : say('ui.judge.effect.same', { left: `P-${personOf(left)}`, right: `P-${personOf(right)}` });
  }
  if (!together) return say('ui.judge.effect.not-same-already');
  const edge = edgeBetween(edges, left, right);
  if (edge?.only !== true) return say('ui.judge.effect.not-same');
  return say('ui.judge.effect.split', { count: edge.cutsOff });
}
