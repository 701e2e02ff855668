import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SearchResult } from '../../../src/triage/contract.ts';
import { api } from '../ui/api.ts';
import { Empty, Failure, Loading } from '../ui/states.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { useWords } from '../ui/words.ts';
import css from './search.module.css';

type Hit = SearchResult['hits'][number];
const kinds: readonly Hit['kind'][] = ['identifier', 'report', 'message'];

/** One box for accounts, numbers, digests and words; what was found, by kind, with what matched. */
export function SearchPage(): ReactNode {
  const { say } = useWords();
  const { q } = useSearch({ from: '/search' });
  const result = useQuery({
    queryKey: ['search', q],
    queryFn: () => api.search(q ?? ''),
    enabled: q !== undefined && q !== '',
  });
  return (
    <div className={css.page}>
      <h1 className={css.title}>
        {q === undefined ? say('ui.search.title') : say('ui.search.for', { text: visibleText(q, 120) })}
      </h1>
      {q === undefined && <Empty title={say('ui.search.start')}>{say('ui.search.start.how')}</Empty>}
      {q !== undefined && result.isPending && <Loading lines={10} />}
      {result.isError && <Failure error={result.error} retry={() => void result.refetch()} />}
      {result.data?.hits.length === 0 && (
        <Empty title={say('ui.search.empty')}>{say('ui.search.empty.why')}</Empty>
      )}
      {result.data !== undefined && <Hits result={result.data} />}
    </div>
  );
}

function Hits(props: { readonly result: SearchResult }): ReactNode {
  const { say, number } = useWords();
  const { hits, truncated } = props.result;
  return (
    <>
      {kinds
        .map((kind) => ({ kind, found: hits.filter((hit) => hit.kind === kind) }))
        .filter(({ found }) => found.length > 0)
        .map(({ kind, found }) => (
          <section key={kind} className="card" aria-label={say(`ui.search.kind.${kind}`)}>
            <h2 className="card-title">
              {say(`ui.search.kind.${kind}`)} <span className="quiet">{number(found.length)}</span>
            </h2>
            <ul>
              {found.map((hit, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of an answer is fixed
                <li key={index} className={css.hit}>
                  <HitLine hit={hit} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      {truncated && <p className="quiet">{say('ui.search.truncated')}</p>}
    </>
  );
}

function HitLine(props: { readonly hit: Hit }): ReactNode {
  const { hit } = props;
  const { say } = useWords();
  return (
    <>
      <p className={css.line}>
        <HitLink hit={hit} />
        <strong>
          <Untrusted text={hit.title} maxChars={200} />
        </strong>
        {hit.reports > 0 && (
          <span className="quiet">{say('ui.person.in-reports', { count: hit.reports })}</span>
        )}
      </p>
      {hit.fragments.length > 0 && (
        <p className="quiet">
          {hit.fragments.map((fragment, index) =>
            fragment.match ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the fragments of one hit never move
              <mark key={index} className={css.match}>
                <Untrusted text={fragment.text} maxChars={300} />
              </mark>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the fragments of one hit never move
              <Untrusted key={index} text={fragment.text} maxChars={300} />
            ),
          )}
        </p>
      )}
    </>
  );
}

function HitLink(props: { readonly hit: Hit }): ReactNode {
  const { hit } = props;
  if (hit.personId !== null && hit.kind === 'identifier') {
    return (
      <Link to="/persons/$id" params={{ id: hit.personId }} search={{}}>
        {hit.reference}
      </Link>
    );
  }
  if (hit.reportId === null) return <span>{hit.reference}</span>;
  return (
    <Link
      to="/reports/$id"
      params={{ id: hit.reportId }}
      search={hit.kind === 'message' ? { tab: 'chats' } : {}}
    >
      {hit.reference}
    </Link>
  );
}
