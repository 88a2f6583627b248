-- Answers of commands that carried a request id, so that a repetition gets the same one.
CREATE TABLE request_log (
  vendor TEXT NOT NULL,
  method TEXT NOT NULL,
  request_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer BYTEA NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, method, request_id)
);
CREATE INDEX request_log_by_age ON request_log (at);
