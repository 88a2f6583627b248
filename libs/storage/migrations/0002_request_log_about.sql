-- Of whom an answer holds personal data, so that it can be forgotten with that person.
ALTER TABLE request_log ADD COLUMN about TEXT NOT NULL DEFAULT '';
CREATE INDEX request_log_by_person ON request_log (vendor, about) WHERE about <> '';
