import type { ReactNode } from 'react';
import type { Fact } from '../../../src/triage/contract.ts';
import { shortLocator, utcBesideLocal, utcOf } from '../ui/format.ts';
import { Empty } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { visibleText } from '../ui/visible-text.ts';
import type { Place } from '../ui/wire.ts';
import { useWords } from '../ui/words.ts';
import css from './facts.module.css';

const groups: readonly Fact['group'][] = ['report', 'person', 'connection', 'file', 'chat'];

interface FactsTableProps {
  readonly facts: readonly Fact[];
  readonly total: number;
  readonly shown: Place | undefined;
  readonly onPlace: (place: Place) => void;
}

/** What the sources say, value by value; the place of each opens beside it. Unknown is written as unknown. */
export function FactsTable(props: FactsTableProps): ReactNode {
  const { say } = useWords();
  if (props.facts.length === 0) return <Empty title={say('ui.facts.empty')} />;
  return (
    <table className={css.table}>
      {props.total > props.facts.length && (
        <caption className={css.cut}>
          {say('ui.list.more', { count: props.total - props.facts.length })}
        </caption>
      )}
      <thead>
        <tr>
          <th scope="col">{say('ui.facts.fact')}</th>
          <th scope="col">{say('ui.facts.value')}</th>
          <th scope="col" className={css.placeColumn}>
            {say('ui.facts.place')}
          </th>
        </tr>
      </thead>
      {groups
        .map((group) => ({ group, facts: props.facts.filter((fact) => fact.group === group) }))
        .filter(({ facts }) => facts.length > 0)
        .map(({ group, facts }) => (
          <tbody key={group}>
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={3}>
                {say(`ui.facts.group.${group}`)}
              </th>
            </tr>
            {facts.map((fact, index) => (
              <FactLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no id, its rank in the group is stable
                key={index}
                fact={fact}
                shown={props.shown}
                onPlace={props.onPlace}
              />
            ))}
          </tbody>
        ))}
    </table>
  );
}

interface FactLineProps {
  readonly fact: Fact;
  readonly shown: Place | undefined;
  readonly onPlace: (place: Place) => void;
}

function FactLine(props: FactLineProps): ReactNode {
  const { fact, shown, onPlace } = props;
  const { say } = useWords();
  const { place } = fact;
  const isShown = place !== null && place.sourceId === shown?.sourceId && place.locator === shown.locator;
  return (
    <tr className={isShown ? css.shown : undefined}>
      <th scope="row">{say(fact.label)}</th>
      <td>
        <FactValue fact={fact} />
      </td>
      <td className={css.placeColumn}>
        {place === null ? (
          <span className="quiet">—</span>
        ) : (
          <button
            type="button"
            className="place"
            aria-pressed={isShown}
            title={say('ui.place.open', { locator: place.locator })}
            onClick={() => onPlace(place)}
          >
            {visibleText(shortLocator(place.locator), 60)}
          </button>
        )}
      </td>
    </tr>
  );
}

const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

function FactValue(props: { readonly fact: Fact }): ReactNode {
  const { fact } = props;
  const { say, instant } = useWords();
  const isTime = fact.value !== null && isoInstant.test(fact.value);
  return (
    <>
      {fact.valueCode !== null && say(fact.valueCode)}
      {fact.value === null && fact.valueCode === null && (
        <span className="chip chip-unknown">{say('ui.unknown')}</span>
      )}
      {fact.value !== null &&
        (isTime ? instant(fact.value) : <Untrusted text={fact.value} maxChars={2000} />)}
      {isTime && fact.value !== null && <span className="quiet"> · {utcBesideLocal(fact.value)}</span>}
      {fact.at !== null && !isTime && (
        <span className="quiet" title={utcOf(fact.at)}>
          {' '}
          · {instant(fact.at)}
        </span>
      )}
      {fact.qualifiers.map((qualifier) => (
        <span key={qualifier.code} className={css.qualifier}>
          {say(qualifier.code, qualifier.params)}
        </span>
      ))}
    </>
  );
}
