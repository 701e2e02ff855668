CREATE SCHEMA triage;

-- One row of the queue per current report; rewritten by rescore from facts, links, decisions and the policy.
CREATE TABLE triage.rank (
  report_id bigint PRIMARY KEY,
  kind text NOT NULL,
  sender text NOT NULL,
  received_at timestamptz NOT NULL,
  person_id bigint,
  person_reports integer NOT NULL,
  tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 8),
  situation text NOT NULL,
  -- Position inside the tier: the visible factors, most important first, packed so that higher comes first.
  factor_order bigint NOT NULL,
  reasons jsonb NOT NULL,
  would_change jsonb NOT NULL,
  ask_first jsonb,
  not_checked text[] NOT NULL,
  workability smallint NOT NULL CHECK (workability BETWEEN 0 AND 5),
  workability_reasons jsonb NOT NULL,
  evidence_deadline date,
  content_standing text NOT NULL CHECK (content_standing IN ('none', 'first-seen', 'seen-before', 'viral')),
  file_count integer NOT NULL,
  country text,
  area text,
  area_certain boolean NOT NULL,
  policy text NOT NULL,
  -- Mirror of triage.handling, kept by the same verbs so that one index serves the queue.
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'in-progress', 'closed')),
  assignee_id bigint
);
CREATE INDEX rank_queue ON triage.rank (state, tier, factor_order DESC, received_at DESC, report_id DESC);
CREATE INDEX rank_tier ON triage.rank (tier, factor_order DESC, received_at DESC, report_id DESC);
CREATE INDEX rank_evidence ON triage.rank (state, evidence_deadline, report_id);
CREATE INDEX rank_received ON triage.rank (state, received_at DESC, report_id DESC);
CREATE INDEX rank_person ON triage.rank (person_id);
CREATE INDEX rank_assignee ON triage.rank (assignee_id, state) WHERE assignee_id IS NOT NULL;

-- Decisions on a report: who works it, how it was closed. Survives every rebuild.
CREATE TABLE triage.handling (
  report_id bigint PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('new', 'in-progress', 'closed')),
  assignee_id bigint,
  taken_at timestamptz,
  closed_code text,
  closed_reason text,
  closed_at timestamptz,
  CHECK ((state = 'in-progress') = (assignee_id IS NOT NULL)),
  CHECK (state <> 'closed' OR (closed_code IS NOT NULL AND closed_reason IS NOT NULL))
);
