COLUMN access.account.id bigint NOT NULL IDENTITY ALWAYS
COLUMN access.account.login text NOT NULL
COLUMN access.account.display_name text NOT NULL
COLUMN access.account.role text NOT NULL
COLUMN access.account.password_hash text NOT NULL
COLUMN access.account.locale text NOT NULL DEFAULT 'fr'::text
COLUMN access.account.demonstration boolean NOT NULL DEFAULT false
COLUMN access.account.created_at timestamp with time zone NOT NULL
COLUMN access.account.disabled_at timestamp with time zone
COLUMN access.installation.only_row boolean NOT NULL DEFAULT true
COLUMN access.installation.kind text NOT NULL
COLUMN access.installation.decided_at timestamp with time zone NOT NULL
COLUMN access.installation.ready_at timestamp with time zone
COLUMN access.session.token_digest bytea NOT NULL
COLUMN access.session.account_id bigint NOT NULL
COLUMN access.session.purpose text NOT NULL
COLUMN access.session.created_at timestamp with time zone NOT NULL
COLUMN access.session.last_seen_at timestamp with time zone NOT NULL
COLUMN access.session.expires_at timestamp with time zone NOT NULL
COLUMN access.session.ended_at timestamp with time zone
COLUMN audit.entry.seq bigint NOT NULL IDENTITY ALWAYS
COLUMN audit.entry.at timestamp with time zone NOT NULL
COLUMN audit.entry.actor_kind text NOT NULL
COLUMN audit.entry.account_id bigint
COLUMN audit.entry.actor_name text NOT NULL
COLUMN audit.entry.act text NOT NULL
COLUMN audit.entry.subject_kind text NOT NULL
COLUMN audit.entry.subject_id text
COLUMN audit.entry.purpose text NOT NULL
COLUMN audit.entry.outcome text NOT NULL
COLUMN audit.entry.details jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN chats.chat.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN chats.chat.report_id bigint NOT NULL
COLUMN chats.chat.source_id bigint NOT NULL
COLUMN chats.chat.locator text NOT NULL
COLUMN chats.chat.external_id text NOT NULL
COLUMN chats.chat.kind text NOT NULL
COLUMN chats.chat.title text NOT NULL
COLUMN chats.message.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN chats.message.chat_id bigint NOT NULL
COLUMN chats.message.source_id bigint NOT NULL
COLUMN chats.message.locator text NOT NULL
COLUMN chats.message.external_id text NOT NULL
COLUMN chats.message.kind text NOT NULL
COLUMN chats.message.sender_id bigint
COLUMN chats.message.sent_at timestamp with time zone
COLUMN chats.message.displayed_at text
COLUMN chats.message.body text NOT NULL
COLUMN chats.message.attachment text
COLUMN chats.message.search tsvector GENERATED (to_tsvector('french'::regconfig, body) || to_tsvector('english'::regconfig, body))
COLUMN identity.identifier.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN identity.identifier.kind text NOT NULL
COLUMN identity.identifier.value text NOT NULL
COLUMN identity.identifier.display text NOT NULL
COLUMN identity.observation.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN identity.observation.identifier_id bigint NOT NULL
COLUMN identity.observation.observed_person_id bigint NOT NULL
COLUMN identity.observation.report_id bigint NOT NULL
COLUMN identity.observation.source_id bigint NOT NULL
COLUMN identity.observation.locator text NOT NULL
COLUMN identity.observation.raw text NOT NULL
COLUMN identity.observation.confidence text NOT NULL
COLUMN identity.observation.verified boolean
COLUMN identity.observation.at timestamp with time zone
COLUMN identity.observation.at_raw text
COLUMN identity.observation.port integer
COLUMN identity.observation.event text
COLUMN identity.observed_person.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN identity.observed_person.report_id bigint NOT NULL
COLUMN identity.observed_person.source_id bigint NOT NULL
COLUMN identity.observed_person.locator text NOT NULL
COLUMN identity.observed_person.role text NOT NULL
COLUMN identity.observed_person.label text NOT NULL
COLUMN identity.observed_person.statements jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN identity.unusable_identifier.report_id bigint NOT NULL
COLUMN identity.unusable_identifier.observed_person_id bigint NOT NULL
COLUMN identity.unusable_identifier.source_id bigint NOT NULL
COLUMN identity.unusable_identifier.locator text NOT NULL
COLUMN identity.unusable_identifier.kind text NOT NULL
COLUMN identity.unusable_identifier.raw text NOT NULL
COLUMN identity.unusable_identifier.reason text NOT NULL
COLUMN intake.delivery.intake_id bigint NOT NULL
COLUMN intake.delivery.ordinal integer NOT NULL
COLUMN intake.delivery.name text NOT NULL
COLUMN intake.delivery.size_bytes bigint NOT NULL
COLUMN intake.delivery.digest bytea
COLUMN intake.delivery.source_id bigint
COLUMN intake.delivery.outcome text NOT NULL
COLUMN intake.delivery.format text
COLUMN intake.delivery.reader text
COLUMN intake.delivery.reports integer NOT NULL DEFAULT 0
COLUMN intake.delivery.counts jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN intake.fresh_report.report_id bigint NOT NULL
COLUMN intake.intake.id bigint NOT NULL IDENTITY ALWAYS
COLUMN intake.intake.channel text NOT NULL
COLUMN intake.intake.label text NOT NULL
COLUMN intake.intake.started_at timestamp with time zone NOT NULL
COLUMN intake.intake.finished_at timestamp with time zone
COLUMN intake.intake.state text NOT NULL
COLUMN intake.intake.failure_code text
COLUMN intake.intake.files_total integer
COLUMN intake.intake.files_done integer NOT NULL DEFAULT 0
COLUMN intake.intake.bytes_total bigint
COLUMN intake.intake.bytes_done bigint NOT NULL DEFAULT 0
COLUMN intake.intake.files_imported integer NOT NULL DEFAULT 0
COLUMN intake.intake.files_duplicate integer NOT NULL DEFAULT 0
COLUMN intake.intake.files_refused integer NOT NULL DEFAULT 0
COLUMN intake.intake.reports integer NOT NULL DEFAULT 0
COLUMN intake.intake.notes integer NOT NULL DEFAULT 0
COLUMN intake.note.intake_id bigint NOT NULL
COLUMN intake.note.ordinal integer NOT NULL
COLUMN intake.note.line integer NOT NULL
COLUMN intake.note.severity text NOT NULL
COLUMN intake.note.code text NOT NULL
COLUMN intake.note.place text NOT NULL
COLUMN intake.note.params jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN intake.refused_source.digest bytea NOT NULL
COLUMN intake.refused_source.size_bytes bigint NOT NULL
COLUMN intake.refused_source.name text NOT NULL
COLUMN intake.refused_source.segment text NOT NULL
COLUMN intake.refused_source.segment_offset bigint NOT NULL
COLUMN intake.refused_source.intake_id bigint NOT NULL
COLUMN intake.refused_source.received_at timestamp with time zone NOT NULL
COLUMN intake.report.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN intake.report.source_id bigint NOT NULL
COLUMN intake.report.locator text NOT NULL
COLUMN intake.report.kind text NOT NULL
COLUMN intake.report.registry text NOT NULL
COLUMN intake.report.external_ref text
COLUMN intake.report.sender text NOT NULL
COLUMN intake.report.incident_type text
COLUMN intake.report.received_at timestamp with time zone NOT NULL
COLUMN intake.report.received_stated boolean NOT NULL
COLUMN intake.report.incident_at timestamp with time zone
COLUMN intake.report.incident_raw text
COLUMN intake.report.incident_meaning text
COLUMN intake.report.signals jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN intake.report.places jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN intake.report.narrative text NOT NULL DEFAULT ''::text
COLUMN intake.report.search tsvector GENERATED (to_tsvector('french'::regconfig, narrative) || to_tsvector('english'::regconfig, narrative))
COLUMN intake.source.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN intake.source.digest bytea NOT NULL
COLUMN intake.source.size_bytes bigint NOT NULL
COLUMN intake.source.name text NOT NULL
COLUMN intake.source.format text NOT NULL
COLUMN intake.source.reader text NOT NULL
COLUMN intake.source.segment text NOT NULL
COLUMN intake.source.segment_offset bigint NOT NULL
COLUMN intake.source.intake_id bigint NOT NULL
COLUMN intake.source.received_at timestamp with time zone NOT NULL
COLUMN jurisdiction.network.network cidr NOT NULL
COLUMN jurisdiction.network.country text NOT NULL
COLUMN jurisdiction.network.area text
COLUMN jurisdiction.network.provider text NOT NULL
COLUMN jurisdiction.network.kind text NOT NULL
COLUMN jurisdiction.network.table_version text NOT NULL
COLUMN jurisdiction.network_table.only_row boolean NOT NULL DEFAULT true
COLUMN jurisdiction.network_table.version text NOT NULL
COLUMN jurisdiction.network_table.digest bytea NOT NULL
COLUMN jurisdiction.network_table.networks integer NOT NULL
COLUMN jurisdiction.network_table.loaded_at timestamp with time zone NOT NULL
COLUMN links.discount.identifier_id bigint NOT NULL
COLUMN links.discount.code text NOT NULL
COLUMN links.discount.params jsonb NOT NULL DEFAULT '{}'::jsonb
COLUMN links.edge.identifier_id bigint NOT NULL
COLUMN links.edge.left_id bigint NOT NULL
COLUMN links.edge.right_id bigint NOT NULL
COLUMN links.edge.clue text NOT NULL
COLUMN links.edge.bits real NOT NULL
COLUMN links.edge.gap_ms integer NOT NULL
COLUMN links.judgement.id bigint NOT NULL IDENTITY ALWAYS
COLUMN links.judgement.left_id bigint NOT NULL
COLUMN links.judgement.right_id bigint NOT NULL
COLUMN links.judgement.verdict text NOT NULL
COLUMN links.judgement.reason text NOT NULL
COLUMN links.judgement.account_id bigint
COLUMN links.judgement.by_name text NOT NULL
COLUMN links.judgement.at timestamp with time zone NOT NULL
COLUMN links.judgement.retracted_at timestamp with time zone
COLUMN links.judgement.retracted_by bigint
COLUMN links.judgement.retraction_reason text
COLUMN links.membership.observed_person_id bigint NOT NULL
COLUMN links.membership.person_id bigint NOT NULL
COLUMN media.digest.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN media.digest.algorithm text NOT NULL
COLUMN media.digest.digest bytea NOT NULL
COLUMN media.file.id bigint NOT NULL IDENTITY BY DEFAULT
COLUMN media.file.report_id bigint
COLUMN media.file.source_id bigint NOT NULL
COLUMN media.file.locator text NOT NULL
COLUMN media.file.name text NOT NULL
COLUMN media.file.size_bytes bigint
COLUMN media.file.viewed_by_sender boolean
COLUMN media.file.classification text
COLUMN media.file.annotations text[] NOT NULL DEFAULT '{}'::text[]
COLUMN media.file.uploaded_at timestamp with time zone
COLUMN media.file.uploaded_raw text
COLUMN media.file_digest.file_id bigint NOT NULL
COLUMN media.file_digest.digest_id bigint NOT NULL
COLUMN media.file_digest.report_id bigint
COLUMN media.file_digest.role text NOT NULL
COLUMN platform.migration.name text NOT NULL
COLUMN platform.migration.digest text NOT NULL
COLUMN platform.migration.applied_at timestamp with time zone NOT NULL DEFAULT now()
COLUMN triage.decision.id bigint NOT NULL IDENTITY ALWAYS
COLUMN triage.decision.report_id bigint NOT NULL
COLUMN triage.decision.act text NOT NULL
COLUMN triage.decision.code text
COLUMN triage.decision.reason text NOT NULL
COLUMN triage.decision.account_id bigint
COLUMN triage.decision.at timestamp with time zone NOT NULL
COLUMN triage.explanation.report_id bigint NOT NULL
COLUMN triage.explanation.reasons jsonb NOT NULL
COLUMN triage.handling.report_id bigint NOT NULL
COLUMN triage.handling.state text NOT NULL
COLUMN triage.handling.assignee_id bigint
COLUMN triage.handling.taken_at timestamp with time zone
COLUMN triage.handling.closed_code text
COLUMN triage.handling.closed_at timestamp with time zone
COLUMN triage.rank.report_id bigint NOT NULL
COLUMN triage.rank.kind text NOT NULL
COLUMN triage.rank.sender text NOT NULL
COLUMN triage.rank.received_at timestamp with time zone NOT NULL
COLUMN triage.rank.person_id bigint
COLUMN triage.rank.person_reports integer NOT NULL
COLUMN triage.rank.tier smallint NOT NULL
COLUMN triage.rank.factor_order bigint NOT NULL
COLUMN triage.rank.rank_key bigint NOT NULL GENERATED (((8 - (tier)::bigint) * '1099511627776'::bigint) + factor_order)
COLUMN triage.rank.workability smallint NOT NULL
COLUMN triage.rank.evidence_deadline date
COLUMN triage.rank.content_standing text NOT NULL
COLUMN triage.rank.file_count integer NOT NULL
COLUMN triage.rank.country text
COLUMN triage.rank.area text
COLUMN triage.rank.area_certain boolean NOT NULL
COLUMN triage.rank.policy text NOT NULL
COLUMN triage.rank.state text NOT NULL DEFAULT 'new'::text
COLUMN triage.rank.assignee_id bigint
COLUMN triage.search_key.only_row boolean NOT NULL DEFAULT true
COLUMN triage.search_key.key bytea NOT NULL
COLUMN triage.shared_content.digest_id bigint NOT NULL
COLUMN triage.shared_content.reports integer NOT NULL
COLUMN triage.shared_content.band smallint NOT NULL
COLUMN triage.version.report_id bigint NOT NULL
COLUMN triage.version.current_id bigint NOT NULL
COLUMN triage.version.part text NOT NULL
CONSTRAINT access.account.account_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 120)))
CONSTRAINT access.account.account_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text])))
CONSTRAINT access.account.account_login_check CHECK ((login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'::text))
CONSTRAINT access.account.account_login_key UNIQUE (login)
CONSTRAINT access.account.account_pkey PRIMARY KEY (id)
CONSTRAINT access.account.account_role_check CHECK ((role = ANY (ARRAY['analyst'::text, 'investigator'::text, 'head'::text, 'auditor'::text, 'account-admin'::text])))
CONSTRAINT access.installation.installation_kind_check CHECK ((kind = ANY (ARRAY['work'::text, 'demonstration'::text])))
CONSTRAINT access.installation.installation_only_row_check CHECK (only_row)
CONSTRAINT access.installation.installation_pkey PRIMARY KEY (only_row)
CONSTRAINT access.session.session_account_id_fkey FOREIGN KEY (account_id) REFERENCES access.account(id)
CONSTRAINT access.session.session_pkey PRIMARY KEY (token_digest)
CONSTRAINT access.session.session_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 200)))
CONSTRAINT access.session.session_token_digest_check CHECK ((length(token_digest) = 32))
CONSTRAINT audit.entry.entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['account'::text, 'command'::text, 'worker'::text, 'visitor'::text])))
CONSTRAINT audit.entry.entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
CONSTRAINT audit.entry.entry_pkey PRIMARY KEY (seq)
CONSTRAINT chats.chat.chat_pkey PRIMARY KEY (id)
CONSTRAINT chats.chat.chat_source_id_locator_key UNIQUE (source_id, locator)
CONSTRAINT chats.message.message_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'service'::text, 'unsupported'::text])))
CONSTRAINT chats.message.message_pkey PRIMARY KEY (id)
CONSTRAINT identity.identifier.identifier_kind_value_key UNIQUE (kind, value)
CONSTRAINT identity.identifier.identifier_pkey PRIMARY KEY (id)
CONSTRAINT identity.observation.observation_confidence_check CHECK ((confidence = ANY (ARRAY['structured'::text, 'free-text'::text])))
CONSTRAINT identity.observation.observation_pkey PRIMARY KEY (id)
CONSTRAINT identity.observation.observation_port_check CHECK (((port >= 1) AND (port <= 65535)))
CONSTRAINT identity.observed_person.observed_person_pkey PRIMARY KEY (id)
CONSTRAINT identity.observed_person.observed_person_role_check CHECK ((role = ANY (ARRAY['suspect'::text, 'recipient'::text, 'victim'::text, 'participant'::text, 'reporter'::text])))
CONSTRAINT identity.observed_person.observed_person_source_id_locator_key UNIQUE (source_id, locator)
CONSTRAINT intake.delivery.delivery_outcome_check CHECK ((outcome = ANY (ARRAY['imported'::text, 'duplicate'::text, 'refused'::text])))
CONSTRAINT intake.delivery.delivery_pkey PRIMARY KEY (intake_id, ordinal)
CONSTRAINT intake.fresh_report.fresh_report_pkey PRIMARY KEY (report_id)
CONSTRAINT intake.intake.intake_channel_check CHECK ((channel = ANY (ARRAY['command'::text, 'web'::text, 'demonstration'::text])))
CONSTRAINT intake.intake.intake_pkey PRIMARY KEY (id)
CONSTRAINT intake.intake.intake_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
CONSTRAINT intake.note.note_pkey PRIMARY KEY (intake_id, ordinal, line)
CONSTRAINT intake.note.note_severity_check CHECK ((severity = ANY (ARRAY['refused'::text, 'skipped'::text, 'assumed'::text, 'unread'::text])))
CONSTRAINT intake.refused_source.refused_source_digest_check CHECK ((length(digest) = 32))
CONSTRAINT intake.refused_source.refused_source_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES intake.intake(id)
CONSTRAINT intake.refused_source.refused_source_pkey PRIMARY KEY (digest)
CONSTRAINT intake.refused_source.refused_source_size_bytes_check CHECK ((size_bytes >= 0))
CONSTRAINT intake.report.report_kind_check CHECK ((kind = ANY (ARRAY['platform'::text, 'foreign-list'::text, 'peer-to-peer'::text, 'chat'::text, 'supplement'::text])))
CONSTRAINT intake.report.report_pkey PRIMARY KEY (id)
CONSTRAINT intake.report.report_source_id_fkey FOREIGN KEY (source_id) REFERENCES intake.source(id)
CONSTRAINT intake.report.report_source_id_locator_key UNIQUE (source_id, locator)
CONSTRAINT intake.source.source_digest_check CHECK ((length(digest) = 32))
CONSTRAINT intake.source.source_digest_key UNIQUE (digest)
CONSTRAINT intake.source.source_intake_id_fkey FOREIGN KEY (intake_id) REFERENCES intake.intake(id)
CONSTRAINT intake.source.source_pkey PRIMARY KEY (id)
CONSTRAINT intake.source.source_size_bytes_check CHECK ((size_bytes >= 0))
CONSTRAINT jurisdiction.network.network_kind_check CHECK ((kind = ANY (ARRAY['fixed'::text, 'mobile'::text, 'shared'::text, 'hosting'::text, 'vpn'::text, 'tor'::text])))
CONSTRAINT jurisdiction.network.network_pkey PRIMARY KEY (network)
CONSTRAINT jurisdiction.network_table.network_table_digest_check CHECK ((length(digest) = 32))
CONSTRAINT jurisdiction.network_table.network_table_only_row_check CHECK (only_row)
CONSTRAINT jurisdiction.network_table.network_table_pkey PRIMARY KEY (only_row)
CONSTRAINT links.discount.discount_pkey PRIMARY KEY (identifier_id)
CONSTRAINT links.edge.edge_check CHECK ((left_id < right_id))
CONSTRAINT links.edge.edge_pkey PRIMARY KEY (identifier_id, left_id, right_id)
CONSTRAINT links.judgement.judgement_check CHECK ((left_id < right_id))
CONSTRAINT links.judgement.judgement_pkey PRIMARY KEY (id)
CONSTRAINT links.judgement.judgement_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
CONSTRAINT links.judgement.judgement_verdict_check CHECK ((verdict = ANY (ARRAY['same'::text, 'not-same'::text, 'unsure'::text])))
CONSTRAINT links.membership.membership_pkey PRIMARY KEY (observed_person_id)
CONSTRAINT media.digest.digest_algorithm_check CHECK ((algorithm = ANY (ARRAY['md5'::text, 'sha1'::text, 'sha256'::text, 'pdq'::text])))
CONSTRAINT media.digest.digest_digest_algorithm_key UNIQUE (digest, algorithm)
CONSTRAINT media.digest.digest_pkey PRIMARY KEY (id)
CONSTRAINT media.file.file_pkey PRIMARY KEY (id)
CONSTRAINT media.file.file_source_id_locator_key UNIQUE (source_id, locator)
CONSTRAINT media.file_digest.file_digest_pkey PRIMARY KEY (digest_id, file_id, role)
CONSTRAINT media.file_digest.file_digest_role_check CHECK ((role = ANY (ARRAY['original'::text, 'as-received'::text])))
CONSTRAINT platform.migration.migration_pkey PRIMARY KEY (name)
CONSTRAINT triage.decision.decision_act_check CHECK ((act = ANY (ARRAY['closed'::text, 'reopened'::text])))
CONSTRAINT triage.decision.decision_pkey PRIMARY KEY (id)
CONSTRAINT triage.decision.decision_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 2000)))
CONSTRAINT triage.explanation.explanation_pkey PRIMARY KEY (report_id)
CONSTRAINT triage.handling.handling_check CHECK (((state = 'in-progress'::text) = (assignee_id IS NOT NULL)))
CONSTRAINT triage.handling.handling_check1 CHECK (((state = 'closed'::text) = ((closed_code IS NOT NULL) AND (closed_at IS NOT NULL))))
CONSTRAINT triage.handling.handling_pkey PRIMARY KEY (report_id)
CONSTRAINT triage.handling.handling_state_check CHECK ((state = ANY (ARRAY['new'::text, 'in-progress'::text, 'closed'::text])))
CONSTRAINT triage.rank.rank_content_standing_check CHECK ((content_standing = ANY (ARRAY['none'::text, 'first-seen'::text, 'seen-before'::text, 'viral'::text])))
CONSTRAINT triage.rank.rank_factor_order_check CHECK (((factor_order >= 0) AND (factor_order < '1099511627776'::bigint)))
CONSTRAINT triage.rank.rank_pkey PRIMARY KEY (report_id)
CONSTRAINT triage.rank.rank_state_check CHECK ((state = ANY (ARRAY['new'::text, 'in-progress'::text, 'closed'::text])))
CONSTRAINT triage.rank.rank_tier_check CHECK (((tier >= 1) AND (tier <= 8)))
CONSTRAINT triage.rank.rank_workability_check CHECK (((workability >= 0) AND (workability <= 5)))
CONSTRAINT triage.search_key.search_key_key_check CHECK ((length(key) = 32))
CONSTRAINT triage.search_key.search_key_only_row_check CHECK (only_row)
CONSTRAINT triage.search_key.search_key_pkey PRIMARY KEY (only_row)
CONSTRAINT triage.shared_content.shared_content_pkey PRIMARY KEY (digest_id)
CONSTRAINT triage.shared_content.shared_content_reports_check CHECK ((reports >= 2))
CONSTRAINT triage.version.version_check CHECK ((report_id <> current_id))
CONSTRAINT triage.version.version_part_check CHECK ((part = ANY (ARRAY['superseded'::text, 'supplement'::text])))
CONSTRAINT triage.version.version_pkey PRIMARY KEY (report_id)
CREATE UNIQUE INDEX account_login_key ON access.account USING btree (login)
CREATE UNIQUE INDEX account_pkey ON access.account USING btree (id)
CREATE UNIQUE INDEX installation_pkey ON access.installation USING btree (only_row)
CREATE INDEX session_account ON access.session USING btree (account_id)
CREATE UNIQUE INDEX session_pkey ON access.session USING btree (token_digest)
CREATE UNIQUE INDEX entry_pkey ON audit.entry USING btree (seq)
CREATE INDEX entry_subject ON audit.entry USING btree (subject_kind, subject_id, seq)
CREATE UNIQUE INDEX chat_pkey ON chats.chat USING btree (id)
CREATE INDEX chat_report ON chats.chat USING btree (report_id)
CREATE UNIQUE INDEX chat_source_id_locator_key ON chats.chat USING btree (source_id, locator)
CREATE INDEX message_chat ON chats.message USING btree (chat_id, id)
CREATE UNIQUE INDEX message_pkey ON chats.message USING btree (id)
CREATE INDEX message_search ON chats.message USING gin (search)
CREATE INDEX identifier_display ON identity.identifier USING btree (lower(display) text_pattern_ops)
CREATE UNIQUE INDEX identifier_kind_value_key ON identity.identifier USING btree (kind, value)
CREATE UNIQUE INDEX identifier_pkey ON identity.identifier USING btree (id)
CREATE INDEX identifier_value ON identity.identifier USING btree (value text_pattern_ops)
CREATE INDEX observation_identifier ON identity.observation USING btree (identifier_id)
CREATE INDEX observation_person ON identity.observation USING btree (observed_person_id)
CREATE UNIQUE INDEX observation_pkey ON identity.observation USING btree (id)
CREATE INDEX observation_report ON identity.observation USING btree (report_id)
CREATE UNIQUE INDEX observed_person_pkey ON identity.observed_person USING btree (id)
CREATE INDEX observed_person_report ON identity.observed_person USING btree (report_id)
CREATE UNIQUE INDEX observed_person_source_id_locator_key ON identity.observed_person USING btree (source_id, locator)
CREATE INDEX unusable_identifier_report ON identity.unusable_identifier USING btree (report_id)
CREATE UNIQUE INDEX delivery_pkey ON intake.delivery USING btree (intake_id, ordinal)
CREATE INDEX delivery_refused ON intake.delivery USING btree (intake_id, ordinal) WHERE (outcome = 'refused'::text)
CREATE UNIQUE INDEX fresh_report_pkey ON intake.fresh_report USING btree (report_id)
CREATE UNIQUE INDEX intake_pkey ON intake.intake USING btree (id)
CREATE UNIQUE INDEX note_pkey ON intake.note USING btree (intake_id, ordinal, line)
CREATE UNIQUE INDEX refused_source_pkey ON intake.refused_source USING btree (digest)
CREATE INDEX report_external ON intake.report USING btree (registry, external_ref) WHERE (external_ref IS NOT NULL)
CREATE UNIQUE INDEX report_pkey ON intake.report USING btree (id)
CREATE INDEX report_search ON intake.report USING gin (search)
CREATE UNIQUE INDEX report_source_id_locator_key ON intake.report USING btree (source_id, locator)
CREATE UNIQUE INDEX source_digest_key ON intake.source USING btree (digest)
CREATE UNIQUE INDEX source_pkey ON intake.source USING btree (id)
CREATE UNIQUE INDEX network_pkey ON jurisdiction.network USING btree (network)
CREATE UNIQUE INDEX network_table_pkey ON jurisdiction.network_table USING btree (only_row)
CREATE UNIQUE INDEX discount_pkey ON links.discount USING btree (identifier_id)
CREATE INDEX edge_left ON links.edge USING btree (left_id)
CREATE UNIQUE INDEX edge_pkey ON links.edge USING btree (identifier_id, left_id, right_id)
CREATE INDEX edge_right ON links.edge USING btree (right_id)
CREATE INDEX judgement_left ON links.judgement USING btree (left_id) WHERE (retracted_at IS NULL)
CREATE UNIQUE INDEX judgement_pkey ON links.judgement USING btree (id)
CREATE INDEX judgement_right ON links.judgement USING btree (right_id) WHERE (retracted_at IS NULL)
CREATE INDEX membership_person ON links.membership USING btree (person_id)
CREATE UNIQUE INDEX membership_pkey ON links.membership USING btree (observed_person_id)
CREATE UNIQUE INDEX digest_digest_algorithm_key ON media.digest USING btree (digest, algorithm)
CREATE UNIQUE INDEX digest_pkey ON media.digest USING btree (id)
CREATE INDEX file_digest_file ON media.file_digest USING btree (file_id)
CREATE UNIQUE INDEX file_digest_pkey ON media.file_digest USING btree (digest_id, file_id, role)
CREATE UNIQUE INDEX file_pkey ON media.file USING btree (id)
CREATE INDEX file_report ON media.file USING btree (report_id)
CREATE UNIQUE INDEX file_source_id_locator_key ON media.file USING btree (source_id, locator)
CREATE UNIQUE INDEX migration_pkey ON platform.migration USING btree (name)
CREATE UNIQUE INDEX decision_pkey ON triage.decision USING btree (id)
CREATE INDEX decision_report ON triage.decision USING btree (report_id)
CREATE UNIQUE INDEX explanation_pkey ON triage.explanation USING btree (report_id)
CREATE UNIQUE INDEX handling_pkey ON triage.handling USING btree (report_id)
CREATE INDEX rank_assignee ON triage.rank USING btree (assignee_id) WHERE (assignee_id IS NOT NULL)
CREATE INDEX rank_handled ON triage.rank USING btree (state, rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'new'::text)
CREATE INDEX rank_handled_received ON triage.rank USING btree (state, received_at DESC, report_id DESC) WHERE (state <> 'new'::text)
CREATE INDEX rank_open ON triage.rank USING btree (rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_content ON triage.rank USING btree (content_standing, rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_evidence ON triage.rank USING btree (evidence_deadline, report_id) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_kind ON triage.rank USING btree (kind, rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_received ON triage.rank USING btree (received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_sender ON triage.rank USING btree (sender, rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_open_workability ON triage.rank USING btree (workability, rank_key DESC, received_at DESC, report_id DESC) WHERE (state <> 'closed'::text)
CREATE INDEX rank_person ON triage.rank USING btree (person_id) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX rank_pkey ON triage.rank USING btree (report_id)
CREATE UNIQUE INDEX search_key_pkey ON triage.search_key USING btree (only_row)
CREATE UNIQUE INDEX shared_content_pkey ON triage.shared_content USING btree (digest_id)
CREATE INDEX version_current ON triage.version USING btree (current_id)
CREATE UNIQUE INDEX version_pkey ON triage.version USING btree (report_id)
CREATE TRIGGER entry_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()
CREATE TRIGGER chat_immutable BEFORE DELETE OR UPDATE ON chats.chat FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER message_immutable BEFORE DELETE OR UPDATE ON chats.message FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER identifier_immutable BEFORE DELETE OR UPDATE ON identity.identifier FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER observation_immutable BEFORE DELETE OR UPDATE ON identity.observation FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER observed_person_immutable BEFORE DELETE OR UPDATE ON identity.observed_person FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER unusable_identifier_immutable BEFORE DELETE OR UPDATE ON identity.unusable_identifier FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER delivery_immutable BEFORE DELETE OR UPDATE ON intake.delivery FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER note_immutable BEFORE DELETE OR UPDATE ON intake.note FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER refused_source_immutable BEFORE DELETE OR UPDATE ON intake.refused_source FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER report_immutable BEFORE DELETE OR UPDATE ON intake.report FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER source_immutable BEFORE DELETE OR UPDATE ON intake.source FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER digest_immutable BEFORE DELETE OR UPDATE ON media.digest FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER file_immutable BEFORE DELETE OR UPDATE ON media.file FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER file_digest_immutable BEFORE DELETE OR UPDATE ON media.file_digest FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()
CREATE TRIGGER decision_immutable BEFORE DELETE OR UPDATE OR TRUNCATE ON triage.decision FOR EACH STATEMENT EXECUTE FUNCTION triage.refuse_change()
VIEW chats.sender id bigint, label text
VIEW links.current_judgement id bigint, left_id bigint, right_id bigint, verdict text, reason text, by_name text, at timestamp with time zone
VIEW triage.handling_in_force report_id bigint, state text, assignee_id bigint, taken_at timestamp with time zone
VIEW triage.officer id bigint, display_name text
