import { type Static, Type } from 'typebox';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
/** A closed list of words; a mapped union would lose its words on the way to the type. */
function oneOf<const Words extends readonly string[]>(words: Words) {
  return Type.Unsafe<Words[number]>(Type.Union(words.map((word) => Type.Literal(word))));
}

export const Id = Type.String({ pattern: '^[0-9]{1,18}$' });

/** The situation ladder, most urgent first; a ladder of situations, never of people. */
export const situations = [
  'immediate-risk',
  'within-reach',
  'active-solicitation',
  'home-production',
  'high-volume',
  'group',
  'distribution',
  'other',
] as const;
export type Situation = (typeof situations)[number];
export const Situation = oneOf(situations);

export const SourcePlace = Type.Object({ sourceId: Id, locator: Type.String() });

/** A statement with its standing and its places; `code` is a message key, `params` fill it. */
export const Reason = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  standing: Type.Union([
    Type.Literal('verified'),
    Type.Literal('declared'),
    Type.Literal('observed'),
    Type.Literal('derived'),
    Type.Literal('unknown'),
  ]),
  places: Type.Array(SourcePlace),
});
export type Reason = Static<typeof Reason>;

export const ReportState = Type.Union([
  Type.Literal('new'),
  Type.Literal('in-progress'),
  Type.Literal('closed'),
]);
export type ReportState = Static<typeof ReportState>;

export const Assignee = Type.Object({ id: Id, displayName: Type.String() });

export const QueueRow = Type.Object({
  id: Id,
  reference: Type.String(),
  kind: Type.String(),
  sender: Type.String(),
  receivedAt: Type.String(),
  tier: Type.Integer(),
  situation: Situation,
  reasons: Type.Array(Reason),
  workability: Type.Integer(),
  evidenceDeadline: Nullable(Type.String()),
  contentStanding: Type.String(),
  fileCount: Type.Integer(),
  personId: Nullable(Id),
  personReports: Type.Integer(),
  country: Nullable(Type.String()),
  area: Nullable(Type.String()),
  areaCertain: Type.Boolean(),
  state: ReportState,
  assignee: Nullable(Assignee),
});
export type QueueRow = Static<typeof QueueRow>;

export const QueueQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([ReportState, Type.Literal('open'), Type.Literal('all')])),
    tier: Type.Optional(Type.Integer({ minimum: 1, maximum: 8 })),
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    sender: Type.Optional(Type.String({ maxLength: 200 })),
    minWorkability: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
    assignee: Type.Optional(Type.Union([Type.Literal('me'), Type.Literal('nobody'), Id])),
    content: Type.Optional(Type.String({ maxLength: 20 })),
    sort: Type.Optional(
      Type.Union([Type.Literal('rank'), Type.Literal('evidence'), Type.Literal('received')]),
    ),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);
export type QueueQuery = Static<typeof QueueQuery>;

export const QueuePage = Type.Object({ rows: Type.Array(QueueRow), nextCursor: Nullable(Type.String()) });
export type QueuePage = Static<typeof QueuePage>;

/** Counts for the filters and the quadrant (tier × workability), over open reports. */
export const QueueSummary = Type.Object({
  total: Type.Integer(),
  open: Type.Integer(),
  new: Type.Integer(),
  mine: Type.Integer(),
  evidenceWithin7Days: Type.Integer(),
  byTier: Type.Array(Type.Object({ tier: Type.Integer(), count: Type.Integer() })),
  byKind: Type.Array(Type.Object({ kind: Type.String(), count: Type.Integer() })),
  quadrant: Type.Array(
    Type.Object({ tier: Type.Integer(), workability: Type.Integer(), count: Type.Integer() }),
  ),
  asOf: Type.String(),
});
export type QueueSummary = Static<typeof QueueSummary>;

export const Fact = Type.Object({
  /** Message key of the label, e.g. `fact.phone`. */
  label: Type.String(),
  group: Type.Union([
    Type.Literal('report'),
    Type.Literal('person'),
    Type.Literal('connection'),
    Type.Literal('file'),
    Type.Literal('chat'),
  ]),
  /** Untrusted text, shown escaped. Null when unknown, or when the value is one of ours: see valueCode. */
  value: Nullable(Type.String()),
  /** Message key of a value from a closed list (declared, verified, denied, yes, no). */
  valueCode: Nullable(Type.String()),
  /** Qualifiers as message keys with params: verified by sender, free text, zone unknown, shared network… */
  qualifiers: Type.Array(
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  at: Nullable(Type.String()),
  observedPersonId: Nullable(Id),
  identifierId: Nullable(Id),
  place: Nullable(SourcePlace),
});
export type Fact = Static<typeof Fact>;

export const LinkedReport = Type.Object({
  row: QueueRow,
  /** False: the two share a clue that is not enough to say that one person is behind both. */
  samePerson: Type.Boolean(),
  /** Why the two are linked, strongest first. */
  clues: Type.Array(Reason),
});

export const HistoryEntry = Type.Object({
  at: Type.String(),
  act: Type.String(),
  actorName: Type.String(),
  details: Type.Record(
    Type.String(),
    Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  ),
});

export const TimelineEvent = Type.Object({
  at: Type.String(),
  kind: Type.Union([
    Type.Literal('incident'),
    Type.Literal('received'),
    Type.Literal('connection'),
    Type.Literal('upload'),
    Type.Literal('linked-report'),
    Type.Literal('message'),
  ]),
  label: Type.String(),
  count: Type.Integer(),
});

export const ReportDetail = Type.Object({
  row: QueueRow,
  policy: Type.String(),
  externalRef: Nullable(Type.String()),
  incidentType: Nullable(Type.String()),
  narrative: Type.String(),
  reasons: Type.Array(Reason),
  wouldChange: Type.Array(Reason),
  askFirst: Nullable(Reason),
  notChecked: Type.Array(Type.String()),
  workabilityReasons: Type.Array(Reason),
  facts: Type.Array(Fact),
  /** More than shown when the report gathers thousands of observations. */
  factsTotal: Type.Integer(),
  persons: Type.Array(
    Type.Object({
      observedPersonId: Id,
      personId: Nullable(Id),
      role: Type.String(),
      label: Type.String(),
      reports: Type.Integer(),
    }),
  ),
  files: Type.Object({
    total: Type.Integer(),
    withDigest: Type.Integer(),
    firstSeen: Type.Integer(),
    seenBefore: Type.Integer(),
    viral: Type.Integer(),
    viewedBySender: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        name: Type.String(),
        classification: Nullable(Type.String()),
        annotations: Type.Array(Type.String()),
        viewedBySender: Nullable(Type.Boolean()),
        digests: Type.Array(Type.Object({ algorithm: Type.String(), hex: Type.String() })),
        otherReports: Type.Integer(),
        place: SourcePlace,
      }),
    ),
  }),
  chats: Type.Array(
    Type.Object({
      id: Id,
      title: Type.String(),
      kind: Type.String(),
      messages: Type.Integer(),
      participants: Type.Integer(),
    }),
  ),
  linked: Type.Array(LinkedReport),
  sources: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String(),
      digest: Type.String(),
      sizeBytes: Type.Integer(),
      format: Type.String(),
      reader: Type.String(),
      receivedAt: Type.String(),
    }),
  ),
  timeline: Type.Array(TimelineEvent),
  history: Type.Array(HistoryEntry),
});
export type ReportDetail = Static<typeof ReportDetail>;

export const PersonDetail = Type.Object({
  id: Id,
  reference: Type.String(),
  label: Type.String(),
  observed: Type.Array(
    Type.Object({
      id: Id,
      label: Type.String(),
      role: Type.String(),
      reportId: Id,
      reportReference: Type.String(),
      place: SourcePlace,
    }),
  ),
  observedTotal: Type.Integer(),
  identifiers: Type.Array(
    Type.Object({
      id: Id,
      kind: Type.String(),
      display: Type.String(),
      reports: Type.Integer(),
      firstAt: Nullable(Type.String()),
      lastAt: Nullable(Type.String()),
    }),
  ),
  identifiersTotal: Type.Integer(),
  reports: Type.Array(QueueRow),
  reportsTotal: Type.Integer(),
  /** Clues between observed persons; `only` marks the only bridge between two parts. */
  edges: Type.Array(
    Type.Object({
      left: Id,
      right: Id,
      clues: Type.Array(Reason),
      bits: Type.Number(),
      only: Type.Boolean(),
      /** Mentions in the smaller part if it falls; 0 unless `only`. */
      cutsOff: Type.Integer(),
    }),
  ),
  edgesTotal: Type.Integer(),
  /** Identifiers of the person that link less than others of their kind, and why. */
  discounts: Type.Array(
    Type.Object({
      identifierId: Id,
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  judgements: Type.Array(
    Type.Object({
      id: Id,
      left: Id,
      right: Id,
      verdict: Type.String(),
      reason: Type.String(),
      byName: Type.String(),
      at: Type.String(),
    }),
  ),
});
export type PersonDetail = Static<typeof PersonDetail>;

export const SearchHit = Type.Object({
  kind: Type.Union([Type.Literal('identifier'), Type.Literal('report'), Type.Literal('message')]),
  reportId: Nullable(Id),
  personId: Nullable(Id),
  reference: Type.String(),
  title: Type.String(),
  /** Fragments of text, the matching ones marked; untrusted text, shown escaped. */
  fragments: Type.Array(Type.Object({ text: Type.String(), match: Type.Boolean() })),
  reports: Type.Integer(),
});
export const SearchResult = Type.Object({ hits: Type.Array(SearchHit), truncated: Type.Boolean() });
export type SearchResult = Static<typeof SearchResult>;

export const closingCodes = [
  'duplicate',
  'no-offence',
  'insufficient-information',
  'transferred',
  'case-opened',
  'already-handled',
] as const;
export const CloseReport = Type.Object(
  {
    code: oneOf(closingCodes),
    reason: Type.String({ minLength: 3, maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type CloseReport = Static<typeof CloseReport>;

export const ReopenReport = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 2000 }) },
  { additionalProperties: false },
);
export type ReopenReport = Static<typeof ReopenReport>;

export const SubjectParams = Type.Object({ id: Id }, { additionalProperties: false });

export const SearchQuery = Type.Object(
  { q: Type.String({ minLength: 1, maxLength: 300 }) },
  { additionalProperties: false },
);
export type SearchQuery = Static<typeof SearchQuery>;
