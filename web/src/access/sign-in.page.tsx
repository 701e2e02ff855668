import { Autocomplete, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../ui/api.ts';
import { useRefusal } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import css from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { usePurposes } from './purposes.ts';
import { sessionKey } from './session.tsx';

/** Login, password, and why this session is opened: the three go together in the journal. */
export function SignInPage(props: { readonly demonstration: boolean }): ReactNode {
  const { say } = useWords();
  const purposes = usePurposes();
  const refusalText = useRefusal();
  const client = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [purpose, setPurpose] = useState<string>(purposes[0] ?? '');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ login: login.trim(), password, purpose: purpose.trim() }),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <Entrance
      title={say('ui.sign-in.title')}
      lead={say('ui.sign-in.lead')}
      demonstration={props.demonstration}
    >
      <form className={css.fields} onSubmit={submit}>
        <TextInput
          label={say('ui.sign-in.login')}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          maxLength={64}
          autoFocus
        />
        <PasswordInput
          label={say('ui.sign-in.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': say('ui.sign-in.show-password') }}
        />
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
        />
        {signIn.isError && (
          <p className={css.refusal} role="alert">
            {refusalText(signIn.error)}
          </p>
        )}
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {say('ui.sign-in.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
