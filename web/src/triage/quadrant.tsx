import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactNode } from 'react';
import { ScrollRegion } from '../ui/scroll-region.tsx';
import { Failure, Loading } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import { situationOfTier, TierMark } from './marks.tsx';
import css from './quadrant.module.css';
import { summaryQuery } from './queries.ts';
import { tiers } from './queue-search.ts';

const levels = [0, 1, 2, 3, 4, 5] as const;
const largestBubbleRem = 2.5;

/** Urgency against workability: two axes, never one number. A bubble's area is its count. */
export function Quadrant(props: {
  readonly onChoose: (tier: number, workability: number) => void;
}): ReactNode {
  const { say, number } = useWords();
  const summary = useQuery(summaryQuery());
  if (summary.isPending) return <Loading lines={10} />;
  if (summary.isError) return <Failure error={summary.error} retry={() => void summary.refetch()} />;
  const counts = new Map(
    summary.data.quadrant.map((cell) => [`${cell.tier}.${cell.workability}`, cell.count]),
  );
  const most = Math.max(1, ...counts.values());
  return (
    <ScrollRegion className={css.scroll} label={say('ui.quadrant.title')}>
      <table className={css.chart}>
        <caption className={css.caption}>{say('ui.quadrant.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              {say('ui.quadrant.axes')}
            </th>
            {levels.map((level) => (
              <th key={level} scope="col" className={css.level}>
                {level}/5
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier} className={tier === 5 ? css.divide : undefined}>
              <th scope="row" className={css.tier}>
                <TierMark tier={tier} situation={situationOfTier(tier)} />
              </th>
              {levels.map((level) => {
                const count = counts.get(`${tier}.${level}`) ?? 0;
                const size = largestBubbleRem * Math.sqrt(count / most);
                return (
                  <td key={level} className={`${css.cell} ${zoneOf(tier, level)}`}>
                    {count === 0 ? (
                      <span className={css.none}>·</span>
                    ) : (
                      <button
                        type="button"
                        className={css.button}
                        style={{ '--tier': `var(--tier-${tier})` } as CSSProperties}
                        aria-label={say('ui.quadrant.cell', { count, tier, level })}
                        onClick={() => props.onChoose(tier, level)}
                      >
                        <span
                          className={css.bubble}
                          style={{ width: `${size}rem`, height: `${size}rem` }}
                          aria-hidden="true"
                        />
                        <span className={css.count}>{number(count)}</span>
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={css.zones}>
        {(['act', 'ask', 'bulk', 'park'] as const).map((zone) => (
          <li key={zone}>
            <span className={`${css.swatch} ${css[zone]}`} aria-hidden="true" />
            <strong>{say(`ui.quadrant.${zone}`)}</strong>{' '}
            <span className="quiet">{say(`ui.quadrant.${zone}.what`)}</span>
          </li>
        ))}
      </ul>
    </ScrollRegion>
  );
}

function zoneOf(tier: number, workability: number): string {
  if (tier <= 4) return (workability >= 3 ? css.act : css.ask) ?? '';
  return (workability >= 3 ? css.bulk : css.park) ?? '';
}
