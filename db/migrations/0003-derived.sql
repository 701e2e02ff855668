-- Derived state: recomputable from facts, decisions and the policy version; never edited by hand.
CREATE SCHEMA jurisdiction;
CREATE SCHEMA links;

-- Which network an address belongs to, by a dated table; the table's version travels with each attribution.
CREATE TABLE jurisdiction.network (
  network cidr PRIMARY KEY,
  country text NOT NULL,
  area text,
  provider text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fixed', 'mobile', 'shared', 'hosting', 'vpn', 'tor')),
  table_version text NOT NULL
);

-- The table in force: one row. The digest of its content lets every process know whether it holds the same one.
CREATE TABLE jurisdiction.network_table (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  networks integer NOT NULL,
  loaded_at timestamptz NOT NULL
);

-- One clue that two observed persons are one. left_id < right_id.
CREATE TABLE links.edge (
  identifier_id bigint NOT NULL,
  left_id bigint NOT NULL,
  right_id bigint NOT NULL,
  clue text NOT NULL,
  bits real NOT NULL,
  -- Time between the two connections; -1 when the clue is no connection.
  gap_ms integer NOT NULL,
  PRIMARY KEY (identifier_id, left_id, right_id),
  CHECK (left_id < right_id)
);
CREATE INDEX edge_left ON links.edge (left_id);
CREATE INDEX edge_right ON links.edge (right_id);

-- Why an identifier shared by several mentions links fewer of them than it could, or none: shown, never silent.
CREATE TABLE links.discount (
  identifier_id bigint PRIMARY KEY,
  code text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}'
);

-- person_id is the id of the cluster's representative observed person.
CREATE TABLE links.membership (
  observed_person_id bigint PRIMARY KEY,
  person_id bigint NOT NULL
);
CREATE INDEX membership_person ON links.membership (person_id);

-- Decisions of people; never recomputed.
CREATE TABLE links.judgement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  left_id bigint NOT NULL,
  right_id bigint NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('same', 'not-same', 'unsure')),
  reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 2000),
  account_id bigint,
  -- As the person was called when deciding; shown beside the decision.
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  retracted_at timestamptz,
  retracted_by bigint,
  retraction_reason text,
  CHECK (left_id < right_id)
);
CREATE INDEX judgement_left ON links.judgement (left_id) WHERE retracted_at IS NULL;
CREATE INDEX judgement_right ON links.judgement (right_id) WHERE retracted_at IS NULL;

-- The judgement that holds for each pair: the latest one not retracted.
CREATE VIEW links.current_judgement AS
SELECT DISTINCT ON (left_id, right_id) id, left_id, right_id, verdict, reason, by_name, at
FROM links.judgement WHERE retracted_at IS NULL
ORDER BY left_id, right_id, id DESC;
