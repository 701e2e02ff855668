CREATE SCHEMA triage;

-- Which raw report is not a row of its own: an older issue of a report, or a supplement that lends its files to one.
-- Reports absent from this table are current.
CREATE TABLE triage.version (
  report_id bigint PRIMARY KEY,
  current_id bigint NOT NULL,
  part text NOT NULL CHECK (part IN ('superseded', 'supplement')),
  CHECK (report_id <> current_id)
);
CREATE INDEX version_current ON triage.version (current_id);

-- Contents present in at least two current reports; absent means one.
CREATE TABLE triage.shared_content (
  digest_id bigint PRIMARY KEY,
  reports integer NOT NULL CHECK (reports >= 2),
  band smallint NOT NULL
);

-- One row of the queue per current report; rewritten by rescore from facts, links, decisions and the policy.
-- Narrow on purpose: lists and counts read this table only, their words stand in triage.explanation.
CREATE TABLE triage.rank (
  report_id bigint PRIMARY KEY,
  kind text NOT NULL,
  sender text NOT NULL,
  received_at timestamptz NOT NULL,
  person_id bigint,
  person_reports integer NOT NULL,
  tier smallint NOT NULL CHECK (tier BETWEEN 1 AND 8),
  -- Position inside the tier: the visible factors, most important first, packed so that higher comes first.
  factor_order bigint NOT NULL CHECK (factor_order >= 0 AND factor_order < 1099511627776),
  -- Tier then factors as one descending key: one row comparison continues a page.
  rank_key bigint NOT NULL GENERATED ALWAYS AS ((8 - tier::bigint) * 1099511627776 + factor_order) STORED,
  workability smallint NOT NULL CHECK (workability BETWEEN 0 AND 5),
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
CREATE INDEX rank_open ON triage.rank (rank_key DESC, received_at DESC, report_id DESC) WHERE state <> 'closed';
CREATE INDEX rank_open_kind ON triage.rank (kind, rank_key DESC, received_at DESC, report_id DESC)
  WHERE state <> 'closed';
CREATE INDEX rank_open_sender ON triage.rank (sender, rank_key DESC, received_at DESC, report_id DESC)
  WHERE state <> 'closed';
CREATE INDEX rank_open_content ON triage.rank (content_standing, rank_key DESC, received_at DESC, report_id DESC)
  WHERE state <> 'closed';
CREATE INDEX rank_open_workability ON triage.rank (workability, rank_key DESC, received_at DESC, report_id DESC)
  WHERE state <> 'closed';
CREATE INDEX rank_open_received ON triage.rank (received_at DESC, report_id DESC) WHERE state <> 'closed';
CREATE INDEX rank_open_evidence ON triage.rank (evidence_deadline, report_id) WHERE state <> 'closed';
CREATE INDEX rank_handled ON triage.rank (state, rank_key DESC, received_at DESC, report_id DESC)
  WHERE state <> 'new';
CREATE INDEX rank_handled_received ON triage.rank (state, received_at DESC, report_id DESC) WHERE state <> 'new';
CREATE INDEX rank_person ON triage.rank (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX rank_assignee ON triage.rank (assignee_id) WHERE assignee_id IS NOT NULL;

-- The first reasons of each rank, for lists; the page of a report explains the rest from the facts themselves.
CREATE TABLE triage.explanation (
  report_id bigint PRIMARY KEY,
  reasons jsonb NOT NULL
);

-- Decisions on a report: who works it, how it was closed. Survives every rebuild.
CREATE TABLE triage.handling (
  report_id bigint PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('new', 'in-progress', 'closed')),
  assignee_id bigint,
  taken_at timestamptz,
  closed_code text,
  closed_at timestamptz,
  CHECK ((state = 'in-progress') = (assignee_id IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_code IS NOT NULL AND closed_at IS NOT NULL))
);

-- Why a report was closed or put back: words of officers, kept whole; the journal holds their ids only.
CREATE TABLE triage.decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  report_id bigint NOT NULL,
  act text NOT NULL CHECK (act IN ('closed', 'reopened')),
  code text,
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 2000),
  account_id bigint,
  at timestamptz NOT NULL
);
CREATE INDEX decision_report ON triage.decision (report_id);
CREATE FUNCTION triage.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'decisions are kept: % on %.%', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME;
END $$;
CREATE TRIGGER decision_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON triage.decision
  FOR EACH STATEMENT EXECUTE FUNCTION triage.refuse_change();

-- The handling that holds for each report: its own, else the one of the version it replaces while somebody works it.
-- A report closed and then issued again comes back as new: there may be something new in it.
CREATE VIEW triage.handling_in_force AS
SELECT h.report_id, h.state, h.assignee_id, h.taken_at FROM triage.handling h
UNION ALL
SELECT * FROM (
  SELECT DISTINCT ON (v.current_id) v.current_id AS report_id, h.state, h.assignee_id, h.taken_at
  FROM triage.handling h JOIN triage.version v ON v.report_id = h.report_id
  WHERE h.state = 'in-progress'
    AND NOT EXISTS (SELECT FROM triage.handling own WHERE own.report_id = v.current_id)
  ORDER BY v.current_id, h.taken_at DESC, h.report_id DESC
) inherited;

-- Names of officers for lists: nothing else of an account is read here.
CREATE VIEW triage.officer AS SELECT id, display_name FROM access.account;

-- The search box finds an identifier by the beginning of what officers read, whatever its kind and service.
CREATE INDEX identifier_display ON identity.identifier (lower(display) text_pattern_ops);

-- Searches are written in the journal as keyed digests: the same question can be recognised, and never read back.
CREATE TABLE triage.search_key (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  key bytea NOT NULL CHECK (length(key) = 32)
);
