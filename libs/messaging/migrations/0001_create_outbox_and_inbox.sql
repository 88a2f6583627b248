-- Events that wait to be published, in the order in which they happened. Column names as Debezium's
-- outbox router knows them.
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  aggregatetype TEXT NOT NULL,
  aggregateid TEXT NOT NULL,
  type TEXT NOT NULL,
  headers TEXT NOT NULL,
  payload BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  next_attempt_at BIGINT NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  published_at BIGINT
);
CREATE INDEX outbox_unpublished ON outbox (number) WHERE published_at IS NULL;
-- Rows whose publication failed and that rest before the next attempt: few at any time.
CREATE INDEX outbox_resting ON outbox (aggregateid) WHERE published_at IS NULL AND next_attempt_at > 0;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

-- The last sequence given to an event of each key.
CREATE TABLE outbox_sequences (
  aggregateid TEXT NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);

-- Events that a consumer has applied.
CREATE TABLE inbox (
  consumer TEXT NOT NULL,
  source TEXT NOT NULL,
  event_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (consumer, source, event_id)
);
CREATE INDEX inbox_by_age ON inbox (at);

-- Events that a consumer could not apply, and the later ones of their keys.
CREATE TABLE dead_letters (
  number INTEGER PRIMARY KEY,
  consumer TEXT NOT NULL,
  source TEXT NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  aggregateid TEXT NOT NULL,
  vendor TEXT NOT NULL,
  topic TEXT NOT NULL,
  headers TEXT NOT NULL,
  payload BYTEA NOT NULL,
  reason TEXT NOT NULL,
  parked_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  UNIQUE (consumer, source, event_id)
);
CREATE INDEX dead_letters_by_key ON dead_letters (consumer, aggregateid, number);
