import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from './api.ts';
import css from './states.module.css';
import { useWords } from './words.ts';

/** Grey lines of the size of what is coming, announced once. */
export function Loading(props: { readonly lines?: number }): ReactNode {
  const { say } = useWords();
  const lines = Array.from({ length: props.lines ?? 6 }, (_, index) => index);
  return (
    <div className={css.loading} role="status" aria-label={say('ui.state.loading')}>
      {lines.map((line) => (
        <Skeleton key={line} height={14} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}

interface NoticeProps {
  readonly glyph: string;
  readonly title: string;
  readonly children?: ReactNode;
  readonly alert?: boolean;
}

/** A state that is not a list: what it is, why, and what can be done. */
export function Notice(props: NoticeProps): ReactNode {
  return (
    <div className={css.notice} role={props.alert === true ? 'alert' : undefined}>
      <span className={css.glyph} aria-hidden="true">
        {props.glyph}
      </span>
      <div>
        <p className={css.title}>{props.title}</p>
        <div className="quiet">{props.children}</div>
      </div>
    </div>
  );
}

export function Empty(props: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <Notice glyph="∅" title={props.title}>
      {props.children}
    </Notice>
  );
}

export function NotPermitted(): ReactNode {
  const { say } = useWords();
  return (
    <Notice glyph="⊘" title={say('ui.state.not-permitted')}>
      {say('ui.state.not-permitted.why')}
    </Notice>
  );
}

/** A refusal in words. Not found and not permitted look the same to the server's caller, and so here. */
export function Failure(props: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { say, has } = useWords();
  const error = props.error instanceof ApiError ? props.error : new ApiError(0, 'ui.error.unexpected');
  const known = has(error.code) ? say(error.code, error.params) : say('ui.error.unexpected');
  return (
    <Notice glyph="!" title={error.status === 404 ? say('ui.state.not-found') : known} alert>
      {error.status === 404 ? say('ui.state.not-found.why') : <code className="mono">{error.code}</code>}
      {props.retry !== undefined && (
        <Button variant="default" mt="xs" onClick={props.retry}>
          {say('ui.action.retry')}
        </Button>
      )}
    </Notice>
  );
}

/** The wording of a failed act, on one line, beside the control that caused it. */
export function useRefusal(): (error: unknown) => string {
  const { say, has } = useWords();
  return (error) => {
    if (!(error instanceof ApiError)) return say('ui.error.unexpected');
    return has(error.code) ? say(error.code, error.params) : `${say('ui.error.unexpected')} (${error.code})`;
  };
}
