import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { SourceExcerpt } from '../../../src/intake/contract.ts';
import { shortDigest } from '../ui/format.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './excerpt.module.css';
import { linesOfExcerpt } from './excerpt-lines.ts';
import { excerptQuery } from './queries.ts';

/** The raw place a value was read from, in the sealed source, highlighted; and the proof that it is the same. */
export function ExcerptPane(props: { readonly place: Place | undefined }): ReactNode {
  const { say } = useWords();
  const { place } = props;
  const excerpt = useQuery({
    ...excerptQuery(place?.sourceId ?? '', place?.locator ?? ''),
    enabled: place !== undefined,
  });
  return (
    <section className={css.pane} aria-label={say('ui.excerpt.title')} aria-live="polite">
      {place === undefined && <Empty title={say('ui.excerpt.none')} />}
      {place !== undefined && excerpt.isPending && <Loading lines={12} />}
      {excerpt.isError && <Failure error={excerpt.error} retry={() => void excerpt.refetch()} />}
      {excerpt.data !== undefined && <Excerpt excerpt={excerpt.data} />}
    </section>
  );
}

function Excerpt(props: { readonly excerpt: SourceExcerpt }): ReactNode {
  const { excerpt } = props;
  const { say, size, date } = useWords();
  return (
    <>
      <p className={css.head}>
        <span>
          <Untrusted text={excerpt.name} maxChars={120} /> · {size(excerpt.sizeBytes)} ·{' '}
          {say('ui.excerpt.received', { date: date(excerpt.receivedAt) })}
        </span>
        <span className={css.digest} title={excerpt.digest}>
          sha256 {shortDigest(excerpt.digest)}
        </span>
      </p>
      {!excerpt.found && (
        <p className={css.missing} role="alert">
          {say('ui.excerpt.not-found', { locator: excerpt.locator })}
        </p>
      )}
      <ExcerptText excerpt={excerpt} />
      <p className={css.foot}>
        <span>
          {say('ui.excerpt.bytes', { start: excerpt.byteStart, end: excerpt.byteEnd })} ·{' '}
          {say('ui.excerpt.reader', { reader: `${excerpt.format} ${excerpt.reader}` })}
        </span>
        <Proof verified={excerpt.digestVerified} />
      </p>
    </>
  );
}

function ExcerptText(props: { readonly excerpt: SourceExcerpt }): ReactNode {
  const { excerpt } = props;
  const { say } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOfExcerpt(excerpt), [excerpt]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new excerpt brings its highlighted place into view
  useEffect(() => {
    const pane = scroller.current;
    const mark = pane?.querySelector('mark');
    if (!pane || !mark) return;
    const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTop = Math.max(0, top - pane.clientHeight / 3);
  }, [lines]);
  return (
    <ScrollRegion scroller={scroller} className={css.scroll} label={say('ui.excerpt.text')}>
      <pre className={css.text}>
        {lines.map((line) => (
          <div key={line.number} className={css.line}>
            <span className={css.number} aria-hidden="true">
              {line.number}
            </span>
            <code>
              {line.pieces.map((piece, index) =>
                piece.highlighted ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line never move
                  <mark key={index} className={css.mark}>
                    <Untrusted text={piece.text} />
                  </mark>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one line never move
                  <Untrusted key={index} text={piece.text} />
                ),
              )}
            </code>
          </div>
        ))}
      </pre>
    </ScrollRegion>
  );
}

function Proof(props: { readonly verified: boolean | null }): ReactNode {
  const { say } = useWords();
  if (props.verified === true) {
    return (
      <span className={css.verified}>
        <span aria-hidden="true">✓ </span>
        {say('ui.excerpt.verified')}
      </span>
    );
  }
  if (props.verified === false) {
    return (
      <strong className={css.broken} role="alert">
        ✗ {say('ui.excerpt.broken')}
      </strong>
    );
  }
  return <span className={css.unverified}>○ {say('ui.excerpt.unverified')}</span>;
}
