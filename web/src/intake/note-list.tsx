import type { ReactNode } from 'react';
import type { IntakeDelivery } from '../../../src/intake/contract.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import css from './intake.module.css';

const severities = ['refused', 'skipped', 'assumed', 'unread'] as const;
const shownFirst = 30;

/** What the officer must know about one source: severity, place, and the message; nothing is left out. */
export function NoteList(props: Pick<IntakeDelivery, 'notes' | 'outcome'>): ReactNode {
  const { say } = useWords();
  const notes = severities.flatMap((severity) => props.notes.filter((note) => note.severity === severity));
  if (notes.length === 0) return null;
  const rest = notes.slice(shownFirst);
  return (
    <>
      <ul className={css.notes}>
        {notes.slice(0, shownFirst).map((note, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the notes of one delivery never move
          <NoteLine key={index} note={note} outcome={props.outcome} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{say('ui.list.more', { count: rest.length })}</summary>
          <ul className={css.notes}>
            {rest.map((note, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the notes of one delivery never move
              <NoteLine key={index} note={note} outcome={props.outcome} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface NoteLineProps {
  readonly note: IntakeDelivery['notes'][number];
  readonly outcome: IntakeDelivery['outcome'];
}

function NoteLine(props: NoteLineProps): ReactNode {
  const { note } = props;
  const { say, name } = useWords();
  return (
    <li>
      <span className={note.severity === 'refused' ? css.severe : css.severity}>
        {note.severity !== props.outcome && name('intake.severity', note.severity)}
      </span>
      <span>{say(note.code, note.params)}</span>
      <span className="mono quiet">
        <Untrusted text={note.place} maxChars={200} />
      </span>
    </li>
  );
}
