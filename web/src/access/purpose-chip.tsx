import { Autocomplete, Button, Popover } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../ui/api.ts';
import { useRefusal } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './purpose-chip.module.css';
import { usePurposes } from './purposes.ts';
import { sessionKey, useSession } from './session.tsx';

/** Why this session is open, always in sight, changed in place: every journal entry carries it. */
export function PurposeChip(): ReactNode {
  const { say } = useWords();
  const { purpose } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" shadow="md" trapFocus width={320}>
      <Popover.Target>
        <button type="button" className={css.chip} onClick={() => setOpen((before) => !before)}>
          <span className={css.label}>{say('ui.purpose')}</span>
          <span className={css.value}>
            <Untrusted text={purpose ?? say('ui.purpose.none')} />
          </span>
          <span className={css.change}>{say('ui.purpose.change')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('ui.purpose.change')}>
        <PurposeForm purpose={purpose ?? ''} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PurposeForm(props: { readonly purpose: string; readonly onDone: () => void }): ReactNode {
  const { say } = useWords();
  const refusalText = useRefusal();
  const client = useQueryClient();
  const purposes = usePurposes();
  const [purpose, setPurpose] = useState(props.purpose);
  const change = useMutation({
    mutationFn: () => api.changeSession({ purpose: purpose.trim() }),
    onSuccess: (session) => {
      client.setQueryData(sessionKey, session);
      props.onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <Autocomplete
        label={say('ui.sign-in.purpose')}
        description={say('ui.sign-in.purpose.why')}
        data={purposes}
        value={purpose}
        onChange={setPurpose}
        required
        withAsterisk={false}
        minLength={3}
        maxLength={200}
        comboboxProps={{ withinPortal: false }}
      />
      {change.isError && <p role="alert">{refusalText(change.error)}</p>}
      <Button type="submit" loading={change.isPending}>
        {say('ui.action.save')}
      </Button>
    </form>
  );
}
