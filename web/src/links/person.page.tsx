import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import type { PersonDetail } from '../../../src/triage/contract.ts';
import { Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { useWords } from '../ui/words.ts';
import { BesideForm } from './beside-form.tsx';
import { ClueWaterfall } from './clue-waterfall.tsx';
import { IdentifierTable } from './identifier-table.tsx';
import { JudgementList } from './judgement-list.tsx';
import { JudgementPanel } from './judgement-panel.tsx';
import { LinkGraph } from './link-graph.tsx';
import { MentionList } from './mention-list.tsx';
import { edgeBetween, edgesOf, judgementsOf, mentionsOf } from './mentions.ts';
import css from './person.module.css';
import { PersonReports } from './person-reports.tsx';
import type { PersonSearch } from './person-search.ts';
import { personQuery } from './queries.ts';

/** A presumed person: the mentions it gathers, why they are held together, and the judgements of people. */
export function PersonPage(): ReactNode {
  const { id } = useParams({ from: '/persons/$id' });
  const search = useSearch({ from: '/persons/$id' });
  const person = useQuery(personQuery(id));
  const beside = useQuery({ ...personQuery(search.beside ?? ''), enabled: search.beside !== undefined });
  if (person.isPending) return <Loading lines={16} />;
  if (person.data === undefined) return <Failure error={person.error} retry={() => void person.refetch()} />;
  return (
    <Person
      key={id}
      person={person.data}
      beside={search.beside === undefined ? undefined : beside.data}
      besideError={beside.error}
    />
  );
}

interface PersonProps {
  readonly person: PersonDetail;
  readonly beside: PersonDetail | undefined;
  readonly besideError: unknown;
}

function Person(props: PersonProps): ReactNode {
  const { person, beside } = props;
  const { say } = useWords();
  const search = useSearch({ from: '/persons/$id' });
  const navigate = useNavigate({ from: '/persons/$id' });
  const persons = beside === undefined ? [person] : [person, beside];
  const mentions = mentionsOf(persons);
  const edges = edgesOf(persons);
  const edge = edgeBetween(edges, search.left, search.right);
  const show = (next: PersonSearch): void => void navigate({ search: next, replace: true });
  useSelectableFirstEdge(search, person, show);
  const toggle = (id: string): void => show(pairAfter(search, id));
  const choose = (left: string, right: string): void => show({ ...search, left, right });
  const moveTo = (ids: readonly string[]): void => {
    const stays = ids.length === 0 || ids.includes(person.id);
    const target = stays ? person.id : (ids[0] ?? person.id);
    void navigate({ to: '/persons/$id', params: { id: target }, search: {} });
  };
  return (
    <article className={css.page} aria-label={person.reference}>
      <header className={css.header}>
        <h1 className={css.title}>
          {person.reference} · <Untrusted text={person.label} maxChars={160} />
        </h1>
        <p className="quiet">
          {say('ui.person.mentions', { count: person.observedTotal })} ·{' '}
          {say('ui.person.in-reports', { count: person.reportsTotal })} · {say('ui.person.presumed')}
        </p>
      </header>
      <div className={css.columns}>
        <div className={css.column}>
          <MentionList
            mentions={mentions}
            left={search.left}
            right={search.right}
            total={person.observedTotal}
            onToggle={toggle}
          />
          <BesideForm
            beside={search.beside}
            error={props.besideError}
            onChange={(id) => show(id === undefined ? {} : { beside: id })}
          />
          <PersonReports person={person} />
          <IdentifierTable person={person} />
        </div>
        <div className={css.column}>
          <LinkGraph
            mentions={mentions}
            edges={edges}
            left={search.left}
            right={search.right}
            onChoose={choose}
          />
          <ClueWaterfall edge={edge} mentions={mentions} left={search.left} right={search.right} />
        </div>
        <div className={css.column}>
          <JudgementPanel
            mentions={mentions}
            edges={edges}
            left={search.left}
            right={search.right}
            onJudged={moveTo}
          />
          <JudgementList judgements={judgementsOf(persons)} mentions={mentions} onRetracted={moveTo} />
        </div>
      </div>
    </article>
  );
}

/** Opens on the weakest link: the only bridge if there is one, else the clue with the fewest bits. */
function useSelectableFirstEdge(
  search: PersonSearch,
  person: PersonDetail,
  show: (next: PersonSearch) => void,
): void {
  const empty = search.left === undefined && search.right === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per person, never against a choice already made
  useEffect(() => {
    const known = new Set(person.observed.map((mention) => mention.id));
    const weakest = person.edges
      .filter((edge) => known.has(edge.left) && known.has(edge.right))
      .sort((a, b) => Number(b.only) - Number(a.only) || a.bits - b.bits)[0];
    if (empty && weakest !== undefined) show({ ...search, left: weakest.left, right: weakest.right });
  }, [person.id]);
}

/** The pair once a mention is clicked: clicking again lets go of it, a third one replaces the second. */
function pairAfter(search: PersonSearch, id: string): PersonSearch {
  const chosen = [search.left, search.right].filter((known) => known !== undefined && known !== id);
  const isNew = search.left !== id && search.right !== id;
  const [left, right] = isNew ? [...chosen.slice(0, 1), id] : chosen;
  return {
    ...(search.beside === undefined ? {} : { beside: search.beside }),
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
  };
}
