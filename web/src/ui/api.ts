import type { ChangeSession, FirstAccount, SessionView, SignIn } from '../../../src/access/contract.ts';
import type { JournalPage } from '../../../src/audit/contract.ts';
import type { MessagePage } from '../../../src/chats/contract.ts';
import type { IntakeDetail, IntakeSummary, SourceExcerpt } from '../../../src/intake/contract.ts';
import type { Judge, Retract } from '../../../src/links/contract.ts';
import type {
  CloseReport,
  PersonDetail,
  QueuePage,
  QueueQuery,
  QueueRow,
  QueueSummary,
  ReportDetail,
  SearchResult,
} from '../../../src/triage/contract.ts';
import type { OpenApiDocument, WireOf } from './wire.ts';

/** An expected refusal of the server: a code to put into words, with its parameters. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(status: number, code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.params = params;
  }
}

let csrfToken: string | null = null;

type QueryValues = Readonly<Record<string, string | number | undefined>>;

function withQuery(path: string, query: QueryValues): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Reads the refusal of an answer; an answer that is not ours becomes `ui.error.unreadable`. */
export async function refusalOf(status: number, readBody: () => Promise<unknown>): Promise<ApiError> {
  try {
    const body = await readBody();
    const error = (body as { error?: { code?: unknown; params?: Record<string, string | number> } }).error;
    if (typeof error?.code === 'string') return new ApiError(status, error.code, error.params ?? {});
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  return new ApiError(status, 'ui.error.unreadable', { status });
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrfToken !== null) headers['x-vigie-csrf'] = csrfToken;
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof FormData ? body : JSON.stringify(body);
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (cause) {
    throw Object.assign(new ApiError(0, 'ui.error.unreachable'), { cause });
  }
  if (!answer.ok) throw await refusalOf(answer.status, () => answer.json());
  // The contract types are the ones the server checks its own output against.
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function session(answer: Promise<SessionView>): Promise<SessionView> {
  const view = await answer;
  csrfToken = view.csrfToken;
  return view;
}

/** The token that changing requests carry; null before sign-in. */
export function currentCsrfToken(): string | null {
  return csrfToken;
}

export const api = {
  session: () => session(request<SessionView>('GET', '/api/session')),
  signIn: (input: WireOf<typeof SignIn>) => session(request('POST', '/api/session', input)),
  changeSession: (input: WireOf<typeof ChangeSession>) => session(request('PUT', '/api/session', input)),
  signOut: () => request<unknown>('DELETE', '/api/session'),
  setUp: (input: WireOf<typeof FirstAccount>) => request<unknown>('POST', '/api/setup', input),
  queue: (query: QueueQuery) => request<QueuePage>('GET', withQuery('/api/queue', query)),
  queueSummary: () => request<QueueSummary>('GET', '/api/queue/summary'),
  report: (id: string) => request<ReportDetail>('GET', `/api/reports/${id}`),
  claim: (id: string) => request<QueueRow>('POST', `/api/reports/${id}/claim`),
  release: (id: string) => request<QueueRow>('DELETE', `/api/reports/${id}/claim`),
  close: (id: string, input: WireOf<typeof CloseReport>) =>
    request<QueueRow>('POST', `/api/reports/${id}/close`, input),
  reopen: (id: string, reason: string) => request<QueueRow>('POST', `/api/reports/${id}/reopen`, { reason }),
  excerpt: (sourceId: string, locator: string) =>
    request<SourceExcerpt>('GET', withQuery(`/api/sources/${sourceId}/excerpt`, { locator })),
  person: (id: string) => request<PersonDetail>('GET', `/api/persons/${id}`),
  messages: (chatId: string, cursor: string | undefined) =>
    request<MessagePage>('GET', withQuery(`/api/chats/${chatId}/messages`, { cursor, limit: 100 })),
  judge: (input: Judge) => request<{ id: string; personIds: string[] }>('POST', '/api/judgements', input),
  retract: (id: string, input: WireOf<typeof Retract>) =>
    request<{ personIds?: string[] }>('POST', `/api/judgements/${id}/retract`, input),
  search: (q: string) => request<SearchResult>('GET', withQuery('/api/search', { q })),
  intakes: () => request<{ intakes: IntakeSummary[] }>('GET', '/api/intakes'),
  intake: (id: string) => request<IntakeDetail>('GET', `/api/intakes/${id}`),
  journal: (before: string | undefined) =>
    request<JournalPage>('GET', withQuery('/api/journal', { before, limit: 100 })),
  document: () => request<OpenApiDocument>('GET', '/api/openapi.json'),
};
