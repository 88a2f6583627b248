-- Everything is keyed by its vendor first. The partnership '' stands for the vendor itself. Instants
-- are microseconds since 1970 in UTC.

CREATE TABLE vendors (
  vendor TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL
);

CREATE TABLE partnerships (
  vendor TEXT NOT NULL REFERENCES vendors (vendor),
  partnership TEXT NOT NULL,
  display_name TEXT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);

CREATE INDEX partnerships_by_display_name ON partnerships (vendor, display_name, partnership);

-- free_weekdays has bit n for the weekday n, 0 being Sunday; shutdowns is a JSON list of [first,
-- last] in days since 1970.
CREATE TABLE organisation_settings (
  vendor TEXT NOT NULL REFERENCES vendors (vendor),
  partnership TEXT NOT NULL,
  country TEXT NOT NULL,
  free_weekdays BIGINT NOT NULL,
  lead_days BIGINT NOT NULL,
  shutdowns TEXT NOT NULL,
  revision BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);

-- files is a JSON list of [path, content]; kind is the number of CalendarKind.
CREATE TABLE fiscal_calendars (
  vendor TEXT NOT NULL REFERENCES vendors (vendor),
  partnership TEXT NOT NULL,
  revision BIGINT NOT NULL,
  notation TEXT NOT NULL,
  files TEXT NOT NULL,
  kind BIGINT NOT NULL,
  reason TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  create_time BIGINT NOT NULL,
  verified_by TEXT,
  verification_method TEXT,
  verify_time BIGINT,
  verifications BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, revision)
);

-- The audit log: rows are only ever added. fields is a JSON list of [field, before, after].
CREATE TABLE changes (
  vendor TEXT NOT NULL,
  time BIGINT NOT NULL,
  id TEXT NOT NULL,
  partnership TEXT NOT NULL,
  resource TEXT NOT NULL,
  action TEXT NOT NULL,
  person TEXT NOT NULL,
  request_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (vendor, time, id)
);

CREATE INDEX changes_by_partnership ON changes (vendor, partnership, time, id);
