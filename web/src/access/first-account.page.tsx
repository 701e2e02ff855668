import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../ui/api.ts';
import { useRefusal } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import css from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { sessionKey } from './session.tsx';

/** Asked once, while the installation has no account: the head of unit creates the first one. */
export function FirstAccountPage(): ReactNode {
  const { say, locale } = useWords();
  const refusalText = useRefusal();
  const client = useQueryClient();
  const [account, setAccount] = useState({ login: '', displayName: '', password: '' });
  const change = (field: keyof typeof account) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setAccount((before) => ({ ...before, [field]: value }));
  };
  const create = useMutation({
    mutationFn: () => api.setUp({ ...account, locale }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Entrance title={say('ui.setup.title')} lead={say('ui.setup.lead')} demonstration={false}>
      <form className={css.fields} onSubmit={submit}>
        <TextInput
          label={say('ui.setup.name')}
          value={account.displayName}
          onChange={change('displayName')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={120}
          autoFocus
        />
        <TextInput
          label={say('ui.sign-in.login')}
          description={say('ui.setup.login.rule')}
          value={account.login}
          onChange={change('login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          pattern="[a-z0-9][a-z0-9._\-]{1,63}"
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={say('ui.sign-in.password')}
          description={say('ui.setup.password.rule')}
          value={account.password}
          onChange={change('password')}
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': say('ui.sign-in.show-password') }}
        />
        {create.isError && (
          <p className={css.refusal} role="alert">
            {refusalText(create.error)}
          </p>
        )}
        <Button type="submit" size="sm" loading={create.isPending}>
          {say('ui.setup.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
