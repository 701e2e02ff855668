import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { shortLocator } from '../ui/format.ts';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';
import { type Mention, markOf } from './mentions.ts';
import css from './person.module.css';

interface MentionListProps {
  readonly mentions: readonly Mention[];
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly total: number;
  readonly onToggle: (id: string) => void;
}

/** The observed mentions; two of them can be chosen and compared. The letters are those of the drawing. */
export function MentionList(props: MentionListProps): ReactNode {
  const { mentions, left, right } = props;
  const { say, name } = useWords();
  return (
    <section className="card">
      <h2 className="card-title">{say('ui.mentions.title')}</h2>
      <p className={css.hint}>{say('ui.mentions.hint')}</p>
      <ScrollRegion className={css.scroll} label={say('ui.mentions.title')}>
        <ul>
          {mentions.map((mention, index) => {
            const chosen = mention.id === left || mention.id === right;
            return (
              <li key={mention.id} className={`${css.mention} ${chosen ? css.chosen : ''}`}>
                <button
                  type="button"
                  className={css.pick}
                  aria-pressed={chosen}
                  aria-label={say('ui.mentions.compare', {
                    mark: markOf(index),
                    label: visibleText(mention.label, 80),
                  })}
                  onClick={() => props.onToggle(mention.id)}
                >
                  {markOf(index)}
                </button>
                <div className={css.mentionText}>
                  <strong>
                    <Untrusted text={mention.label} maxChars={160} />
                  </strong>{' '}
                  <span className="quiet">
                    {name('identity.role', mention.role)} · P-{mention.personId}
                  </span>
                  <br />
                  <Link to="/reports/$id" params={{ id: mention.reportId }} search={{}}>
                    {mention.reportReference}
                  </Link>{' '}
                  <Link
                    to="/reports/$id"
                    params={{ id: mention.reportId }}
                    search={{ source: mention.place.sourceId, locator: mention.place.locator }}
                    className="place"
                    title={say('ui.place.open', { locator: mention.place.locator })}
                  >
                    {visibleText(shortLocator(mention.place.locator), 40)}
                  </Link>
                </div>
              </li>
            );
          })}
        </ul>
      </ScrollRegion>
      {props.total > mentions.length && (
        <p className={css.hint}>{say('ui.list.more', { count: props.total - mentions.length })}</p>
      )}
    </section>
  );
}
