import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useAnnounce } from '../ui/announcer.tsx';
import { useRefusal } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import css from './intake.module.css';
import { filesOfDrop, sendFiles } from './upload.ts';

/** Where files come in: dropped, chosen, or a whole folder. Nothing is opened in the browser. */
export function DropZone(): ReactNode {
  const { say, size } = useWords();
  const refusalText = useRefusal();
  const announce = useAnnounce();
  const client = useQueryClient();
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState({ bytes: 0, total: 0 });
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: (files: readonly File[]) => sendFiles(files, (bytes, total) => setSent({ bytes, total })),
    onSuccess: async () => {
      announce(say('ui.intake.received'));
      await client.invalidateQueries({ queryKey: ['intakes'] });
    },
  });
  const start = (files: readonly File[]): void => {
    if (files.length > 0) send.mutate(files);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer.items).then(start);
  };
  const chosen = (input: HTMLInputElement): void => {
    start([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <section
      className={`${css.drop} ${over ? css.over : ''}`}
      aria-label={say('ui.intake.drop')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={css.dropTitle}>{say('ui.intake.drop')}</p>
      <p className="quiet">{say('ui.intake.formats')}</p>
      <div className={css.buttons}>
        <Button onClick={() => fileInput.current?.click()} loading={send.isPending}>
          {say('ui.intake.choose-files')}
        </Button>
        <Button variant="default" onClick={() => folderInput.current?.click()} disabled={send.isPending}>
          {say('ui.intake.choose-folder')}
        </Button>
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          onChange={(event) => chosen(event.currentTarget)}
        />
        <input
          ref={folderInput}
          type="file"
          hidden
          {...{ webkitdirectory: '' }}
          onChange={(event) => chosen(event.currentTarget)}
        />
      </div>
      {send.isPending && (
        <div className={css.progress}>
          <Progress
            value={sent.total === 0 ? 0 : (100 * sent.bytes) / sent.total}
            aria-label={say('ui.intake.sending')}
          />
          <p className="quiet">
            {say('ui.intake.sent', { sent: size(sent.bytes), total: size(sent.total) })}
          </p>
        </div>
      )}
      {send.isError && (
        <p className={css.refusal} role="alert">
          {refusalText(send.error)}
        </p>
      )}
    </section>
  );
}
