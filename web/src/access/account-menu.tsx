import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../ui/api.ts';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';
import css from './account-menu.module.css';
import { sessionKey, useAccount } from './session.tsx';

export function AccountMenu(): ReactNode {
  const { say, name } = useWords();
  const account = useAccount();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: api.signOut,
    // Nothing read under this account stays in the page for the next one.
    onSettled: async () => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
      await client.invalidateQueries({ queryKey: sessionKey });
    },
  });
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <button type="button" className={css.button}>
          {visibleText(account.displayName, 40)}
          <span aria-hidden="true"> ▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={css.label ?? ''}>
          {visibleText(account.login, 64)} · {name('access.role', account.role)}
        </Menu.Label>
        <Menu.Item onClick={() => signOut.mutate()}>{say('ui.sign-out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
