import { describe, expect, it } from 'vitest';
import { messages as en } from '../messages.en.ts';
import { messages as fr } from '../messages.fr.ts';
import { keyNameOf, shortcutScopes, shortcuts, shortcutsOfKey } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('the table of keyboard gestures', () => {
  it('has a line of help for every gesture, in both languages', () => {
    for (const { id } of shortcuts) {
      expect(fr).toHaveProperty([`ui.shortcut.${id}`]);
      expect(en).toHaveProperty([`ui.shortcut.${id}`]);
    }
    for (const scope of shortcutScopes) expect(fr).toHaveProperty([`ui.shortcuts.${scope}`]);
  });

  it('gives one key one meaning inside one scope', () => {
    const seen = new Set<string>();
    for (const { scope, keys } of shortcuts) {
      for (const key of keys) {
        expect(seen.has(`${scope} ${key}`)).toBe(false);
        seen.add(`${scope} ${key}`);
      }
    }
  });

  it('reads a letter whatever its case, and Ctrl or Cmd alike', () => {
    expect(keyNameOf({ ...plain, key: 'j' })).toBe('J');
    expect(keyNameOf({ ...plain, key: 'k', metaKey: true })).toBe('Ctrl+K');
    expect(keyNameOf({ ...plain, key: 'k', altKey: true })).toBe(null);
    expect(shortcutsOfKey('J')).toEqual(['next', 'next-report']);
  });
});
