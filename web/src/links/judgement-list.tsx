import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useMay } from '../access/session.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { api } from '../ui/api.ts';
import { useRefusal } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import { type Judgement, type Mention, markOf } from './mentions.ts';
import css from './person.module.css';

interface JudgementListProps {
  readonly judgements: readonly Judgement[];
  readonly mentions: readonly Mention[];
  readonly onRetracted: (personIds: readonly string[]) => void;
}

/** The judgements in force about these mentions, who made them and why; each can be taken back with a reason. */
export function JudgementList(props: JudgementListProps): ReactNode {
  const { say } = useWords();
  return (
    <section className="card">
      <h2 className="card-title">{say('ui.judgements.title')}</h2>
      {props.judgements.length === 0 && <p className={css.hint}>{say('ui.judgements.empty')}</p>}
      <ul>
        {props.judgements.map((judgement) => (
          <JudgementLine key={judgement.id} judgement={judgement} {...props} />
        ))}
      </ul>
    </section>
  );
}

function JudgementLine(props: JudgementListProps & { readonly judgement: Judgement }): ReactNode {
  const { judgement, mentions } = props;
  const { say, name, instant } = useWords();
  const mayJudge = useMay('links.judge');
  const [open, setOpen] = useState(false);
  const mark = (id: string): string => {
    const index = mentions.findIndex((mention) => mention.id === id);
    return index < 0 ? say('ui.judgements.elsewhere') : markOf(index);
  };
  return (
    <li className={css.judgement}>
      <p>
        <strong>{name('ui.judge', judgement.verdict)}</strong>{' '}
        <span className="quiet">
          {mark(judgement.left)} / {mark(judgement.right)}
        </span>
      </p>
      <p>
        <Untrusted text={judgement.reason} maxChars={2000} />
      </p>
      <p className="quiet">
        <Untrusted text={judgement.byName} maxChars={120} /> · {instant(judgement.at)}
      </p>
      {mayJudge && !open && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {say('ui.judgements.retract')}
        </Button>
      )}
      {open && <RetractForm {...props} onClose={() => setOpen(false)} />}
    </li>
  );
}

function RetractForm(
  props: JudgementListProps & { readonly judgement: Judgement; readonly onClose: () => void },
): ReactNode {
  const { say } = useWords();
  const refusalText = useRefusal();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const retract = useMutation({
    mutationFn: () => api.retract(props.judgement.id, { reason: reason.trim() }),
    onSuccess: async ({ personIds }) => {
      announce(say('ui.judgements.retracted'));
      props.onClose();
      props.onRetracted(personIds ?? []);
      await client.invalidateQueries();
    },
  });
  return (
    <form
      className={css.reason}
      onSubmit={(event) => {
        event.preventDefault();
        retract.mutate();
      }}
    >
      <Textarea
        label={say('ui.judgements.retract-reason')}
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
      {retract.isError && <p role="alert">{refusalText(retract.error)}</p>}
      <div className={css.row}>
        <Button type="submit" loading={retract.isPending}>
          {say('ui.judgements.retract')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {say('ui.action.cancel')}
        </Button>
      </div>
    </form>
  );
}
