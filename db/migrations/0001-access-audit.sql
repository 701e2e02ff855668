-- Accounts, sessions, and the journal of acts.
CREATE SCHEMA access;
CREATE SCHEMA audit;

-- What this installation is, decided once at its first start: real work, or the synthetic demonstration.
CREATE TABLE access.installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  kind text NOT NULL CHECK (kind IN ('work', 'demonstration')),
  decided_at timestamptz NOT NULL,
  -- Set when the demonstration world is complete; a start interrupted before that resumes it.
  ready_at timestamptz
);

CREATE TABLE access.account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
  role text NOT NULL CHECK (role IN ('analyst', 'investigator', 'head', 'auditor', 'account-admin')),
  password_hash text NOT NULL,
  locale text NOT NULL DEFAULT 'fr' CHECK (locale IN ('fr', 'en')),
  demonstration boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz
);

CREATE TABLE access.session (
  token_digest bytea PRIMARY KEY CHECK (length(token_digest) = 32),
  account_id bigint NOT NULL REFERENCES access.account (id),
  purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_account ON access.session (account_id);

CREATE TABLE audit.entry (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('account', 'command', 'worker', 'visitor')),
  account_id bigint,
  actor_name text NOT NULL,
  act text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text,
  purpose text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
  -- Identifiers, counts and codes only: never a name, a number or content.
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX entry_subject ON audit.entry (subject_kind, subject_id, seq);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit.entry is append-only';
END $$;
CREATE TRIGGER entry_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
