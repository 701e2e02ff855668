import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChatMessage } from '../../../src/chats/contract.ts';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { api } from '../ui/api.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { visibleText } from '../ui/visible-text.ts';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './chats.module.css';
import { MessageLine } from './message-line.tsx';

type Chats = ReportDetail['chats'];
const rowsBeforeEnd = 20;

/** The exchanges of a report. Every text is masked until its own line is asked for. */
export function ChatReader(props: {
  readonly chats: Chats;
  readonly onPlace: (place: Place) => void;
}): ReactNode {
  const { say, name, number } = useWords();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const chat = props.chats.find((candidate) => candidate.id === chosen) ?? props.chats[0];
  if (chat === undefined) return <Empty title={say('ui.chats.empty')} />;
  return (
    <div className={css.reader}>
      <div className={css.head}>
        {props.chats.length > 1 && (
          <NativeSelect
            label={say('ui.chats.choose')}
            value={chat.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={props.chats.map((candidate) => ({
              value: candidate.id,
              label: visibleText(candidate.title, 120),
            }))}
          />
        )}
        <p>
          <strong>{visibleText(chat.title, 200)}</strong>{' '}
          <span className="quiet">
            · {name('ui.chat-kind', chat.kind)} · {say('ui.chats.messages', { count: chat.messages })} ·{' '}
            {say('ui.chats.participants', { count: chat.participants })}
          </span>
        </p>
        <p className="quiet">{say('ui.chats.masked', { count: number(chat.messages) })}</p>
      </div>
      <Messages key={chat.id} chatId={chat.id} onPlace={props.onPlace} />
    </div>
  );
}

function Messages(props: { readonly chatId: string; readonly onPlace: (place: Place) => void }): ReactNode {
  const pages = useInfiniteQuery({
    queryKey: ['messages', props.chatId],
    queryFn: ({ pageParam }) => api.messages(props.chatId, pageParam === '' ? undefined : pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  if (pages.isPending) return <Loading lines={12} />;
  if (pages.isError) return <Failure error={pages.error} retry={() => void pages.refetch()} />;
  return (
    <MessageList
      messages={pages.data.pages.flatMap((page) => page.messages)}
      hasMore={pages.hasNextPage && !pages.isFetchingNextPage}
      onNearEnd={() => void pages.fetchNextPage()}
      onPlace={props.onPlace}
    />
  );
}

interface MessageListProps {
  readonly messages: readonly ChatMessage[];
  readonly hasMore: boolean;
  readonly onNearEnd: () => void;
  readonly onPlace: (place: Place) => void;
}

function MessageList(props: MessageListProps): ReactNode {
  const { messages, hasMore, onNearEnd } = props;
  const { say } = useWords();
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 34,
    getItemKey: (index) => messages[index]?.id ?? index,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastShown >= messages.length - rowsBeforeEnd) onNearEnd();
  }, [hasMore, lastShown, messages.length, onNearEnd]);
  if (messages.length === 0) return <Empty title={say('ui.chats.no-message')} />;
  const toggle = (id: string): void =>
    setRevealed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <ScrollRegion scroller={scroller} className={`card ${css.scroll}`} label={say('ui.chats.list')}>
      <ol className={css.list} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const message = messages[item.index];
          return message === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={css.item}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <MessageLine
                message={message}
                previous={messages[item.index - 1]}
                revealed={revealed.has(message.id)}
                onToggle={() => toggle(message.id)}
                onPlace={props.onPlace}
              />
            </li>
          );
        })}
      </ol>
    </ScrollRegion>
  );
}
