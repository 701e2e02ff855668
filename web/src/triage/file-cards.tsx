import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import type { ReportDetail } from '../../../src/triage/contract.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Empty } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './cards.module.css';
import { PlaceLink } from './reason-list.tsx';

type FileRow = ReportDetail['files']['rows'][number];
const figures = ['withDigest', 'firstSeen', 'seenBefore', 'viral', 'viewedBySender'] as const;

/** Files as words and digests. There is no picture here, and no way to one. */
export function FileCards(props: {
  readonly detail: ReportDetail;
  readonly onPlace: (place: Place) => void;
}): ReactNode {
  const { files, row } = props.detail;
  const { say, number } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: files.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 88,
    overscan: 6,
  });
  if (files.total === 0) return <Empty title={say('ui.files.empty')} />;
  return (
    <>
      <ul className={css.figures}>
        {figures.map((figure) => (
          <li key={figure}>
            <strong>{number(files[figure])}</strong>{' '}
            <span className="quiet">{say(`ui.files.${figure}`)}</span>
          </li>
        ))}
      </ul>
      <ScrollRegion scroller={scroller} className={css.scroll} label={say('ui.report.tab.files')}>
        <ul className={css.virtual} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const file = files.rows[item.index];
            return file === undefined ? null : (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={css.virtualItem}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <FileCard file={file} reportId={row.id} onPlace={props.onPlace} />
              </li>
            );
          })}
        </ul>
      </ScrollRegion>
      {files.total > files.rows.length && (
        <p className="quiet">{say('ui.files.more', { count: files.total - files.rows.length })}</p>
      )}
    </>
  );
}

function FileCard(props: {
  readonly file: FileRow;
  readonly reportId: string;
  readonly onPlace: (place: Place) => void;
}): ReactNode {
  const { file } = props;
  const { say, name } = useWords();
  const viewed = file.viewedBySender === null ? 'unknown' : file.viewedBySender ? 'yes' : 'no';
  return (
    <div className={`card ${css.card}`}>
      <div className={css.cardHead}>
        <strong className="mono">
          <Untrusted text={file.name} maxChars={200} />
        </strong>
        {file.classification !== null && (
          <span className="chip">{say('ui.files.classification', { code: file.classification })}</span>
        )}
        <span className={viewed === 'unknown' ? 'chip chip-unknown' : 'chip'}>
          {say(`ui.files.viewed.${viewed}`)}
        </span>
        <span className={file.otherReports > 0 ? 'chip' : 'quiet'}>
          {say('ui.files.other-reports', { count: file.otherReports })}
        </span>
        {file.annotations.map((annotation) => (
          <span key={annotation} className="chip">
            {name('ui.annotation', annotation)}
          </span>
        ))}
        <PlaceLink reportId={props.reportId} place={file.place} onPlace={props.onPlace} />
      </div>
      <ul className={css.digests}>
        {file.digests.map((digest) => (
          <li key={`${digest.algorithm} ${digest.hex}`} className="mono">
            <span className="quiet">{digest.algorithm}</span> {digest.hex}
          </li>
        ))}
      </ul>
    </div>
  );
}
