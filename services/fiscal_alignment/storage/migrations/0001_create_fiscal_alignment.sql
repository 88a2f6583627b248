-- Everything is keyed by its vendor first. The partnership '' stands for the vendor itself. Instants
-- are microseconds since 1970 in UTC, days are days since 1970.

-- What the partner registry said of an organisation. An aspect of revision 0 is not known yet: facts
-- come in any order. free_weekdays has bit n for the weekday n, 0 being Sunday; shutdowns is a JSON
-- list of [first, last], files one of [path, content]. calendar_hash stands for the calendar,
-- input_hash for all that an alignment depends on.
CREATE TABLE organisations (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  display_name TEXT NOT NULL,
  name_revision BIGINT NOT NULL,
  settings_revision BIGINT NOT NULL,
  country TEXT NOT NULL,
  free_weekdays BIGINT NOT NULL,
  lead_days BIGINT NOT NULL,
  shutdowns TEXT NOT NULL,
  calendar_revision BIGINT NOT NULL,
  notation TEXT NOT NULL,
  files TEXT NOT NULL,
  calendar_hash TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);

-- How a vendor weighs the terms: the row of the highest revision counts, the others tell who changed
-- what; without a row the defaults hold.
CREATE TABLE alignment_settings (
  vendor TEXT NOT NULL,
  revision BIGINT NOT NULL,
  urgency DOUBLE PRECISION NOT NULL,
  coverage DOUBLE PRECISION NOT NULL,
  calm DOUBLE PRECISION NOT NULL,
  evenness DOUBLE PRECISION NOT NULL,
  stability DOUBLE PRECISION NOT NULL,
  freshness DOUBLE PRECISION NOT NULL,
  simplicity DOUBLE PRECISION NOT NULL,
  vendor_share DOUBLE PRECISION NOT NULL,
  fit_window_days BIGINT NOT NULL,
  person TEXT NOT NULL,
  request_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, revision)
);

-- One row for each partnership. `partner_now` is its input_hash as it is; `vendor_basis` and
-- `partner_basis` say what the figures follow from, empty before they were computed. `standing` is 0
-- before the partnership is registered, 1 without a calendar, 2 while the partner's side differs
-- from partner_basis, else 3. A figure is current if it is 3 and vendor_basis is that of now: a
-- change of the vendor makes all of them stale without touching a row.
-- The order of the list is one of whole numbers, the best first; 1 stands for no figure.
CREATE TABLE standing_figures (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  standing BIGINT NOT NULL,
  partner_now TEXT NOT NULL,
  vendor_basis TEXT NOT NULL,
  partner_basis TEXT NOT NULL,
  gain_order BIGINT NOT NULL,
  friction_order BIGINT NOT NULL,
  figure TEXT NOT NULL,
  from_day BIGINT NOT NULL,
  computed_at BIGINT NOT NULL,
  vendor_calendar_revision BIGINT NOT NULL,
  vendor_settings_revision BIGINT NOT NULL,
  partner_calendar_revision BIGINT NOT NULL,
  partner_settings_revision BIGINT NOT NULL,
  alignment_settings_revision BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);
CREATE INDEX standing_figures_in_order
  ON standing_figures (vendor, gain_order, friction_order, partnership);
CREATE INDEX standing_figures_by_state ON standing_figures (vendor, standing, vendor_basis);

-- Partnerships whose figures are to be computed anew, one by one.
CREATE TABLE recompute_queue (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);
CREATE INDEX recompute_queue_by_age ON recompute_queue (at);
CREATE INDEX recompute_queue_by_vendor ON recompute_queue (vendor, at, partnership);

-- Vendors of whom every partnership is to be visited, in order of id. `round` counts the changes
-- that asked for it, each of which starts it anew.
CREATE TABLE recompute_sweeps (
  vendor TEXT NOT NULL PRIMARY KEY,
  done_through TEXT NOT NULL,
  round BIGINT NOT NULL,
  at BIGINT NOT NULL
);

-- With which version of algorithm and holiday table all sweeps were last asked for; the vendor is ''.
CREATE TABLE recompute_versions (
  vendor TEXT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL
);
