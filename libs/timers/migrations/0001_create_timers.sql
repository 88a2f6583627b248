-- One row for each moment at which something is to happen; (timer, at) is its identity. States:
-- 'due', 'fired', 'missed' (a newer one took its place, or it was too late), 'failed'.
CREATE TABLE timer_occurrences (
  timer TEXT NOT NULL,
  at BIGINT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'due',
  attempts BIGINT NOT NULL DEFAULT 0,
  next_attempt_at BIGINT NOT NULL DEFAULT 0,
  settled_at BIGINT,
  last_error TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (timer, at)
);
CREATE INDEX timer_occurrences_due ON timer_occurrences (at) WHERE state = 'due';
CREATE INDEX timer_occurrences_settled ON timer_occurrences (settled_at) WHERE settled_at IS NOT NULL;
