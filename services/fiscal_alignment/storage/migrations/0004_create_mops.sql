-- One row for each Mutual Operating Period, `body` being all of it as JSON; the other columns are what
-- is asked for. state and kind are numbers of MopState and MopKind. first_day and last_day are the
-- days for which it holds, cut by a successor or an end; agreed_at is NULL before both sides agreed.
-- private_to is the side that alone may see it, 0 for the vendor, 1 for the partner, NULL once it was
-- offered. basis_partner is the revision of the partner's calendar that it keeps to. next_moment is
-- when time changes it next, NULL if it never does. reviewed_vendor and reviewed_partner are the
-- calendar revisions that it was last compared with.
CREATE TABLE mops (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  number BIGINT NOT NULL,
  state BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  agreed_at BIGINT,
  private_to BIGINT,
  next_moment BIGINT,
  basis_partner BIGINT NOT NULL,
  reviewed_vendor BIGINT NOT NULL,
  reviewed_partner BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (vendor, partnership, number)
);
CREATE INDEX mops_by_next_moment ON mops (next_moment);
CREATE INDEX mops_by_state ON mops (vendor, state, partnership, number);
CREATE INDEX mops_in_order ON mops (vendor, partnership, number DESC);

-- What happened, in order. kind and state are numbers of MopStep::Kind and MopState; side is 0 for
-- the vendor, 1 for the partner, NULL where time or a calendar did it.
CREATE TABLE mop_steps (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  mop BIGINT NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  side BIGINT,
  person TEXT NOT NULL,
  version BIGINT NOT NULL,
  state BIGINT NOT NULL,
  text TEXT NOT NULL,
  subject_number BIGINT NOT NULL,
  other BIGINT,
  PRIMARY KEY (vendor, partnership, mop, number)
);

CREATE TABLE mop_conversations (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  mop BIGINT NOT NULL,
  number BIGINT NOT NULL,
  day BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (vendor, partnership, mop, number)
);
CREATE INDEX mop_conversations_by_day ON mop_conversations (vendor, partnership, day);

-- Reps who may act for their partner, since `at`, because the executive `named_by` said so.
CREATE TABLE mop_representatives (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  named_by TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, person)
);

-- Organisations with a newer calendar with which MOPs are yet to be compared; the partnership '' is
-- the vendor itself. `round` counts the revisions that asked for it.
CREATE TABLE mop_review_queue (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  round BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);
CREATE INDEX mop_review_queue_by_age ON mop_review_queue (at);
