import { useWords } from '../ui/words.ts';

const suggestions = ['daily', 'investigation', 'supervision', 'audit', 'training'] as const;

/** The usual purposes of a session, in the reader's language; any other text is as good. */
export function usePurposes(): string[] {
  const { say } = useWords();
  return suggestions.map((purpose) => say(`ui.purpose.${purpose}`));
}
