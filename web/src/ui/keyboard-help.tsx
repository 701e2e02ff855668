import { Drawer, Switch } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import css from './keyboard-help.module.css';
import { type ShortcutScope, shortcutScopes, shortcuts } from './shortcuts.ts';
import { singleKeysAreOn, switchSingleKeys } from './use-shortcuts.ts';
import { useWords } from './words.ts';

const keyGlyphs: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', 'Ctrl+K': 'Ctrl K' };

/** The one table of gestures, as a panel; the page behind stays readable. */
export function KeyboardHelp(props: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const { say } = useWords();
  const [on, setOn] = useState(singleKeysAreOn);
  const change = (checked: boolean): void => {
    switchSingleKeys(checked);
    setOn(checked);
  };
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size="24rem"
      title={say('ui.shortcuts.title')}
      lockScroll={false}
      withOverlay={false}
      closeButtonProps={{ 'aria-label': say('ui.action.close-panel') }}
    >
      <Switch
        checked={on}
        onChange={(event) => change(event.currentTarget.checked)}
        label={say('ui.shortcuts.single')}
        description={say('ui.shortcuts.single.why')}
        mb="md"
      />
      {shortcutScopes.map((scope) => (
        <ScopeTable key={scope} scope={scope} />
      ))}
    </Drawer>
  );
}

function ScopeTable(props: { readonly scope: ShortcutScope }): ReactNode {
  const { say } = useWords();
  return (
    <section className={css.scope}>
      <h3 className={css.title}>{say(`ui.shortcuts.${props.scope}`)}</h3>
      <dl className={css.list}>
        {shortcuts
          .filter((shortcut) => shortcut.scope === props.scope)
          .map((shortcut) => (
            <Fragment key={shortcut.id}>
              <dt>
                <Keys keys={shortcut.keys} />
              </dt>
              <dd>{say(`ui.shortcut.${shortcut.id}`)}</dd>
            </Fragment>
          ))}
      </dl>
    </section>
  );
}

function Keys(props: { readonly keys: readonly string[] }): ReactNode {
  const shown = props.keys.length > 3 ? [`${props.keys[0]} – ${props.keys.at(-1)}`] : props.keys;
  return shown.map((key) => (
    <kbd key={key} className={css.key}>
      {keyGlyphs[key] ?? key}
    </kbd>
  ));
}
