/** Every keyboard gesture of the interface, once: the handlers and the help both read this table. */
export const shortcuts = [
  { id: 'search', keys: ['Ctrl+K'], scope: 'everywhere' },
  { id: 'help', keys: ['?'], scope: 'everywhere' },
  { id: 'queue', keys: ['G'], scope: 'everywhere' },
  { id: 'next', keys: ['J', 'ArrowDown'], scope: 'queue' },
  { id: 'previous', keys: ['K', 'ArrowUp'], scope: 'queue' },
  { id: 'first', keys: ['Home'], scope: 'queue' },
  { id: 'last', keys: ['End'], scope: 'queue' },
  { id: 'open', keys: ['Enter'], scope: 'queue' },
  { id: 'tier', keys: ['1', '2', '3', '4', '5', '6', '7', '8'], scope: 'queue' },
  { id: 'all-tiers', keys: ['0'], scope: 'queue' },
  { id: 'view', keys: ['V'], scope: 'queue' },
  { id: 'claim', keys: ['T'], scope: 'work' },
  { id: 'release', keys: ['U'], scope: 'work' },
  { id: 'close', keys: ['C'], scope: 'work' },
  { id: 'next-report', keys: ['J'], scope: 'report' },
  { id: 'previous-report', keys: ['K'], scope: 'report' },
  { id: 'back', keys: ['Escape'], scope: 'report' },
  { id: 'same', keys: ['1'], scope: 'person' },
  { id: 'not-same', keys: ['2'], scope: 'person' },
  { id: 'unsure', keys: ['3'], scope: 'person' },
] as const;

export type ShortcutId = (typeof shortcuts)[number]['id'];
export type ShortcutScope = (typeof shortcuts)[number]['scope'];
export const shortcutScopes: readonly ShortcutScope[] = ['everywhere', 'queue', 'report', 'work', 'person'];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The name of a key press in the table, or null when it is one the interface leaves alone. */
export function keyNameOf(press: KeyPress): string | null {
  if (press.altKey) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  return press.ctrlKey || press.metaKey ? `Ctrl+${key}` : key;
}

/** The gestures that a key press can mean, in the order of the table. */
export function shortcutsOfKey(keyName: string): readonly ShortcutId[] {
  return shortcuts
    .filter((shortcut) => (shortcut.keys as readonly string[]).includes(keyName))
    .map((shortcut) => shortcut.id);
}
