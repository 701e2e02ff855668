import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useRefusal } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import css from './person.module.css';

interface BesideFormProps {
  readonly beside: string | undefined;
  readonly error: unknown;
  readonly onChange: (personId: string | undefined) => void;
}

/** Brings a second presumed person beside this one, so that two of their mentions can be judged. */
export function BesideForm(props: BesideFormProps): ReactNode {
  const { say } = useWords();
  const refusalText = useRefusal();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const id = /^\s*(?:P-)?(\d{1,19})\s*$/i.exec(text)?.[1];
    if (id !== undefined) props.onChange(id);
  };
  if (props.beside !== undefined) {
    return (
      <p className={css.beside}>
        {props.error !== null
          ? refusalText(props.error)
          : say('ui.beside.shown', { reference: `P-${props.beside}` })}{' '}
        <Button variant="default" onClick={() => props.onChange(undefined)}>
          {say('ui.beside.remove')}
        </Button>
      </p>
    );
  }
  return (
    <form className={css.beside} onSubmit={submit}>
      <TextInput
        size="xs"
        label={say('ui.beside.label')}
        placeholder="P-…"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        pattern="\s*([Pp]-)?\d{1,19}\s*"
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        {say('ui.beside.show')}
      </Button>
    </form>
  );
}
