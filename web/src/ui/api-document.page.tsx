import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from './api.ts';
import css from './api-document.module.css';
import { outlineOfSchema } from './schema-outline.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { Failure, Loading } from './states.tsx';
import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from './wire.ts';
import { useWords } from './words.ts';

const methods = ['get', 'post', 'put', 'delete'] as const;

/** The OpenAPI document of this very server, for reading. Everything this interface does goes through it. */
export function ApiDocumentPage(): ReactNode {
  const { say } = useWords();
  const document = useQuery({
    queryKey: ['openapi'],
    queryFn: api.document,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={css.page}>
      <h1 className={css.title}>{say('ui.api.title')}</h1>
      <p className="quiet">
        {say('ui.api.lead')}{' '}
        <a href="/api/openapi.json" className="place">
          /api/openapi.json
        </a>
      </p>
      {document.isPending && <Loading lines={14} />}
      {document.isError && <Failure error={document.error} retry={() => void document.refetch()} />}
      {document.data !== undefined && <Paths document={document.data} />}
    </div>
  );
}

function Paths(props: { readonly document: OpenApiDocument }): ReactNode {
  const { document } = props;
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    methods
      .filter((method) => operations[method] !== undefined)
      .map((method) => {
        const operation = operations[method];
        return operation === undefined ? null : (
          <Operation
            key={`${method} ${path}`}
            method={method}
            path={path}
            operation={operation}
            document={document}
          />
        );
      }),
  );
}

interface OperationProps {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
  readonly document: OpenApiDocument;
}

function Operation(props: OperationProps): ReactNode {
  const { method, path, operation, document } = props;
  const { say } = useWords();
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const answers = Object.entries(operation.responses ?? {});
  return (
    <details className={`card ${css.operation}`}>
      <summary className={css.summary}>
        <span className={css.method}>{method.toUpperCase()}</span>
        <code className={css.path}>{path}</code>
        <span className="quiet">{say(operation['x-summary-key'] ?? operation.summary ?? '')}</span>
      </summary>
      <div className={css.body}>
        {operation.description !== undefined && <p>{say(operation.description)}</p>}
        {(operation.parameters ?? []).length > 0 && (
          <>
            <h3 className={css.heading}>{say('ui.api.parameters')}</h3>
            <ul>
              {(operation.parameters ?? []).map((parameter) => (
                <li key={`${parameter.in} ${parameter.name}`}>
                  <code className="mono">{parameter.name}</code>{' '}
                  <span className="quiet">
                    {parameter.in}
                    {parameter.required === true && ` · ${say('ui.api.required')}`}
                  </span>{' '}
                  {parameter.schema !== undefined && (
                    <code className="mono quiet">
                      {outlineOfSchema(parameter.schema, document).join(' ')}
                    </code>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {body !== undefined && <Schema title={say('ui.api.body')} schema={body} document={document} />}
        {answers.map(([status, answer]) => (
          <Answer key={status} status={status} answer={answer} document={document} />
        ))}
      </div>
    </details>
  );
}

function Answer(props: {
  readonly status: string;
  readonly answer: NonNullable<OpenApiOperation['responses']>[string];
  readonly document: OpenApiDocument;
}): ReactNode {
  const { say } = useWords();
  const schema = Object.values(props.answer.content ?? {})[0]?.schema;
  const title = `${say('ui.api.answer')} ${props.status}`;
  if (schema === undefined) {
    return (
      <p>
        <strong>{title}</strong> <span className="quiet">{say(props.answer.description ?? '')}</span>
      </p>
    );
  }
  return <Schema title={title} schema={schema} document={props.document} />;
}

function Schema(props: {
  readonly title: string;
  readonly schema: OpenApiSchema;
  readonly document: OpenApiDocument;
}): ReactNode {
  return (
    <section>
      <h3 className={css.heading}>{props.title}</h3>
      <ScrollRegion className={css.schema} label={props.title}>
        <pre>{outlineOfSchema(props.schema, props.document).join('\n')}</pre>
      </ScrollRegion>
    </section>
  );
}
