-- People of both sides, their absences, and who is responsible for which partnership. Days are
-- counted from 1970-01-01. The partnership '' stands for the vendor itself.

-- business_model is the number of BusinessModel; manager_revision counts the changes of who is
-- responsible.
ALTER TABLE partnerships ADD COLUMN business_model BIGINT NOT NULL DEFAULT 0;
ALTER TABLE partnerships ADD COLUMN manager_revision BIGINT NOT NULL DEFAULT 0;
-- A JSON list of days.
ALTER TABLE organisation_settings ADD COLUMN working_weekends TEXT NOT NULL DEFAULT '[]';

-- role is the number of PersonRole; erased is 0 or 1; absences_revision counts the changes of the
-- absences.
CREATE TABLE people (
  vendor TEXT NOT NULL REFERENCES vendors (vendor),
  person TEXT NOT NULL,
  partnership TEXT NOT NULL,
  display_name TEXT NOT NULL,
  role BIGINT NOT NULL,
  time_zone TEXT NOT NULL,
  free_weekdays BIGINT NOT NULL,
  country TEXT NOT NULL,
  erased BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  absences_revision BIGINT NOT NULL,
  PRIMARY KEY (vendor, person)
);

CREATE INDEX people_by_organisation ON people (vendor, partnership, person);

CREATE TABLE contacts (
  vendor TEXT NOT NULL,
  person TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  revision BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  PRIMARY KEY (vendor, person)
);

CREATE TABLE absences (
  vendor TEXT NOT NULL,
  person TEXT NOT NULL,
  absence TEXT NOT NULL,
  partnership TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  cover TEXT,
  source TEXT NOT NULL,
  PRIMARY KEY (vendor, person, absence)
);

CREATE INDEX absences_by_last_day ON absences (vendor, partnership, last_day, first_day);

-- Never two of a partnership on one day.
CREATE TABLE responsibilities (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  manager TEXT NOT NULL,
  PRIMARY KEY (vendor, partnership, first_day)
);

CREATE INDEX responsibilities_by_manager ON responsibilities (vendor, manager, partnership);
