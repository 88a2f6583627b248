-- What was last told of the calendar of an agreed MOP: `entries` has a line for each entry, of whole
-- numbers, as domain/mop_calendar/encoding.cc writes them; `revision` counts the changes.
CREATE TABLE mop_calendars (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  mop BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  entries TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, mop)
);

-- Whose MOP calendars are to be looked at anew, in order of partnership and MOP; the partnership ''
-- stands for all of the vendor's. `round` counts the changes that asked for it.
CREATE TABLE mop_calendar_queue (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  done_through TEXT NOT NULL,
  round BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);
CREATE INDEX mop_calendar_queue_by_age ON mop_calendar_queue (at);

-- With which version of algorithm and holiday table all were last asked for; the vendor is ''.
CREATE TABLE mop_calendar_versions (
  vendor TEXT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL
);

-- Secret addresses of calendars. The partnership '' stands for the vendor's own people; secret_hash
-- is the SHA-256 of the secret, which is nowhere; revoked_at is NULL while the address works.
CREATE TABLE calendar_feeds (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  person TEXT NOT NULL,
  id TEXT NOT NULL,
  secret_hash TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT,
  PRIMARY KEY (vendor, partnership, person, id)
);
CREATE UNIQUE INDEX calendar_feeds_by_secret ON calendar_feeds (vendor, secret_hash);

-- What people recorded of a reciprocity task; nothing is stored of one before. closing_side is 0 for
-- the vendor's quarter end, 1 for the partner's, `ordinal` counts those of the agreed term from 1.
CREATE TABLE reciprocity_records (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  mop BIGINT NOT NULL,
  closing_side BIGINT NOT NULL,
  ordinal BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  needs TEXT NOT NULL,
  done TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  asked_at BIGINT,
  done_at BIGINT,
  PRIMARY KEY (vendor, partnership, mop, closing_side, ordinal)
);
