import type { ReactNode } from 'react';
import type { ChatMessage } from '../../../src/chats/contract.ts';
import { shortLocator, utcOf } from '../ui/format.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { visibleText } from '../ui/visible-text.ts';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './chats.module.css';

interface MessageLineProps {
  readonly message: ChatMessage;
  readonly previous: ChatMessage | undefined;
  readonly revealed: boolean;
  readonly onToggle: () => void;
  readonly onPlace: (place: Place) => void;
}

function dayOf(message: ChatMessage | undefined): string {
  return (message?.at ?? message?.displayedAt ?? '').slice(0, 10);
}

/** One message: when, who, and its text masked by its length until this line is asked for. */
export function MessageLine(props: MessageLineProps): ReactNode {
  const { message, revealed } = props;
  const { say, date, locale } = useWords();
  const day = dayOf(message);
  const sender = message.senderLabel ?? message.senderId;
  return (
    <>
      {day !== '' && day !== dayOf(props.previous) && <p className={css.day}>{date(day)}</p>}
      <div className={css.message}>
        <time
          className={css.time}
          dateTime={message.at ?? undefined}
          title={message.at === null ? say('ui.chats.zone-unknown') : utcOf(message.at)}
        >
          {message.at === null
            ? `${visibleText((message.displayedAt ?? '').slice(11, 19), 12)} ?`
            : new Date(message.at).toLocaleTimeString(locale === 'fr' ? 'fr-FR' : 'en-GB')}
        </time>
        <span className={css.sender}>
          {sender === null ? say('ui.unknown') : <Untrusted text={sender} maxChars={80} />}
        </span>
        <div className={css.body}>
          {message.kind !== 'message' && <span className="chip">{say(`ui.chats.kind.${message.kind}`)}</span>}{' '}
          {revealed ? <Untrusted text={message.body} /> : <Masked length={message.body.length} />}
          {message.attachment !== null && (
            <span className="quiet">
              {' '}
              · {say('ui.chats.attachment')}{' '}
              <span className="mono">
                <Untrusted text={message.attachment} maxChars={120} />
              </span>
            </span>
          )}
        </div>
        <span className={css.tools}>
          {message.body !== '' && (
            <button type="button" className={css.reveal} aria-pressed={revealed} onClick={props.onToggle}>
              {say(revealed ? 'ui.chats.mask' : 'ui.chats.reveal')}
            </button>
          )}
          <button
            type="button"
            className="place"
            title={say('ui.place.open', { locator: message.place.locator })}
            onClick={() => props.onPlace(message.place)}
          >
            {visibleText(shortLocator(message.place.locator), 40)}
          </button>
        </span>
      </div>
    </>
  );
}

function Masked(props: { readonly length: number }): ReactNode {
  const { say } = useWords();
  if (props.length === 0) return null;
  const width = Math.min(24, 2 + props.length * 0.3);
  return (
    <span className={css.masked}>
      <span className={css.bar} style={{ width: `${width}rem` }} aria-hidden="true" />
      <span className="quiet">{say('ui.chats.length', { count: props.length })}</span>
    </span>
  );
}
