import type { ReactNode } from 'react';
import { useWords } from '../ui/words.ts';
import { type Edge, type Mention, markOf } from './mentions.ts';
import css from './waterfall.module.css';

interface ClueWaterfallProps {
  readonly edge: Edge | undefined;
  readonly mentions: readonly Mention[];
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** What each clue between two mentions weighs, in words and in bits, adding up to the total. */
export function ClueWaterfall(props: ClueWaterfallProps): ReactNode {
  const { edge, mentions } = props;
  const { say, number } = useWords();
  const [left, right] = [props.left, props.right].map((id) =>
    mentions.findIndex((mention) => mention.id === id),
  );
  if (left === undefined || right === undefined || left < 0 || right < 0) {
    return <p className={`card ${css.empty}`}>{say('ui.waterfall.choose')}</p>;
  }
  const pair = { left: markOf(left), right: markOf(right) };
  if (edge === undefined) return <p className={`card ${css.empty}`}>{say('ui.waterfall.none', pair)}</p>;
  const bars = barsOf(edge);
  const extent = Math.max(1, ...bars.map((bar) => Math.max(bar.from, bar.to)));
  return (
    <section className="card">
      <h2 className={`card-title ${css.title}`}>
        <span>{say('ui.waterfall.title', pair)}</span>
        <span>{say('ui.waterfall.total', { bits: edge.bits })}</span>
      </h2>
      <table className={css.table}>
        <thead className={css.hidden}>
          <tr>
            <th scope="col">{say('ui.waterfall.clue')}</th>
            <th scope="col">{say('ui.waterfall.bits')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of the clues is their identity
            <tr key={index}>
              <th scope="row" className={css.clue}>
                {say(bar.code, bar.params)}
              </th>
              <td className={css.weight}>
                <span className={css.track} aria-hidden="true">
                  <span
                    className={bar.to >= bar.from ? css.for : css.against}
                    style={{
                      left: `${(Math.min(bar.from, bar.to) / extent) * 100}%`,
                      width: `${Math.max(0.8, (Math.abs(bar.to - bar.from) / extent) * 100)}%`,
                    }}
                  />
                </span>
                <span className={css.bits}>
                  {bar.bits === null
                    ? ''
                    : say('ui.waterfall.weight', {
                        bits: `${bar.bits < 0 ? '−' : '+'}${number(Math.abs(bar.bits))}`,
                      })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {edge.only && <p className={css.only}>{say('ui.waterfall.only')}</p>}
    </section>
  );
}

interface Bar {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly bits: number | null;
  readonly from: number;
  readonly to: number;
}

function barsOf(edge: Edge): readonly Bar[] {
  let sum = 0;
  return edge.clues.map((clue) => {
    const stated = Number(clue.params.bits);
    const bits = Number.isFinite(stated) ? stated : edge.clues.length === 1 ? edge.bits : null;
    const from = sum;
    sum = Math.max(0, sum + (bits ?? 0));
    return { code: clue.code, params: clue.params, bits, from, to: sum };
  });
}
