import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../ui/words.ts';
import { Pips, situationOfTier, TierGlyph } from './marks.tsx';
import { summaryQuery } from './queries.ts';
import css from './queue-filters.module.css';
import { activeFilters, contents, kinds, type QueueSearch, states, tiers } from './queue-search.ts';

interface QueueFiltersProps {
  readonly search: QueueSearch;
  readonly onChange: (change: Readonly<Record<string, string | number | undefined>>) => void;
}

/** What the queue is narrowed to. Every choice is in the address; the counts are those of open reports. */
export function QueueFilters(props: QueueFiltersProps): ReactNode {
  const { search, onChange } = props;
  const { say, name } = useWords();
  const active = activeFilters(search);
  return (
    <section className={css.filters} aria-label={say('ui.filters')}>
      <div className={css.head}>
        <h2 className={css.heading}>{say('ui.filters')}</h2>
        {active > 0 && (
          <button
            type="button"
            className={css.clear}
            onClick={() =>
              onChange({
                tier: undefined,
                kind: undefined,
                minWorkability: undefined,
                assignee: undefined,
                content: undefined,
              })
            }
          >
            {say('ui.filters.clear', { count: active })}
          </button>
        )}
      </div>
      <TierFilter search={search} onChange={onChange} />
      <Choices
        legend={say('ui.filter.state')}
        value={search.state ?? 'open'}
        options={states.map((value) => ({ value, label: say(`ui.state.${value}`) }))}
        onChange={(state) => onChange({ state: state === 'open' ? undefined : state })}
      />
      <Choices
        legend={say('ui.filter.assignee')}
        value={search.assignee ?? ''}
        options={[
          { value: '', label: say('ui.filter.any') },
          { value: 'me', label: say('ui.filter.assignee.me') },
          { value: 'nobody', label: say('ui.filter.assignee.nobody') },
        ]}
        onChange={(assignee) => onChange({ assignee: assignee === '' ? undefined : assignee })}
      />
      <WorkabilityFilter search={search} onChange={onChange} />
      <Choice
        label={say('ui.filter.kind')}
        value={search.kind}
        options={kinds.map((value) => ({ value, label: name('intake.kind', value) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={say('ui.filter.content')}
        value={search.content}
        options={contents.map((value) => ({ value, label: say(`ui.content.${value}`) }))}
        onChange={(content) => onChange({ content })}
      />
    </section>
  );
}

function TierFilter(props: QueueFiltersProps): ReactNode {
  const { search, onChange } = props;
  const { say, name, number } = useWords();
  const summary = useQuery(summaryQuery());
  const countByTier = new Map(summary.data?.byTier.map((entry) => [entry.tier, entry.count]));
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say('ui.filter.tier')}</legend>
      {tiers.map((tier) => (
        <button
          key={tier}
          type="button"
          className={css.tier}
          aria-pressed={search.tier === tier}
          onClick={() => onChange({ tier: search.tier === tier ? undefined : tier })}
        >
          <TierGlyph tier={tier} />
          <span className={css.tierName}>{name('ui.situation.short', situationOfTier(tier))}</span>
          <span className={css.count}>
            {summary.data === undefined ? '' : number(countByTier.get(tier) ?? 0)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function WorkabilityFilter(props: QueueFiltersProps): ReactNode {
  const { say } = useWords();
  const chosen = props.search.minWorkability;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{say('ui.filter.workability')}</legend>
      <div className={css.chips}>
        {[1, 2, 3, 4, 5].map((value) => (
          <button
            key={value}
            type="button"
            className={css.chip}
            aria-pressed={chosen === value}
            aria-label={say('ui.filter.workability.least', { value })}
            onClick={() => props.onChange({ minWorkability: chosen === value ? undefined : value })}
          >
            ≥{value}
          </button>
        ))}
      </div>
      {chosen !== undefined && (
        <p className={css.pips}>
          <Pips workability={chosen} figure={false} />
        </p>
      )}
    </fieldset>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function Choices(props: {
  readonly legend: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{props.legend}</legend>
      <div className={css.chips}>
        {props.options.map((option) => (
          <button
            key={option.value}
            type="button"
            className={css.chip}
            aria-pressed={props.value === option.value}
            onClick={() => props.onChange(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | undefined) => void;
}): ReactNode {
  const { say } = useWords();
  return (
    <NativeSelect
      className={css.group ?? ''}
      classNames={{ label: css.legend ?? '', input: css.select ?? '', section: css.section ?? '' }}
      label={props.label}
      value={props.value ?? ''}
      onChange={(event) =>
        props.onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
      }
      data={[{ value: '', label: say('ui.filter.any') }, ...props.options]}
    />
  );
}
