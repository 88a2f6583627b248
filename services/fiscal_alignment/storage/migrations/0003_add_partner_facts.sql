-- Who is who, as the partner registry told: the role as app/people_directory.h counts it, from 1; 0
-- stands for somebody who was erased, of whom nothing but the id and the last revision is left. The
-- partnership '' stands for the vendor's own people.
CREATE TABLE known_people (
  vendor TEXT NOT NULL,
  person TEXT NOT NULL,
  partnership TEXT NOT NULL,
  role BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (vendor, person)
);
CREATE INDEX known_people_by_role ON known_people (vendor, partnership, role, person);

-- Who is responsible for a partnership when: the whole history, as it is told by the highest
-- revision. Days are days since 1970; without an end the last one is 2147483647.
CREATE TABLE responsibility_revisions (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);
CREATE TABLE responsibilities (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  manager TEXT NOT NULL,
  PRIMARY KEY (vendor, partnership, first_day)
);
CREATE INDEX responsibilities_by_manager
  ON responsibilities (vendor, manager, partnership, first_day, last_day);

-- Since when a partnership is registered; of those that were known before there was this table it is
-- not known.
CREATE TABLE registrations (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership)
);

-- Every revision of every calendar; what was agreed keeps to the one that it was agreed on. `told` is
-- the instant at which the registry made it, 0 for those that were known before there was this table.
CREATE TABLE calendar_revisions (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  revision BIGINT NOT NULL,
  notation TEXT NOT NULL,
  files TEXT NOT NULL,
  calendar_hash TEXT NOT NULL,
  told BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, revision)
);

-- When somebody made sure that a revision is right.
CREATE TABLE calendar_verifications (
  vendor TEXT NOT NULL,
  partnership TEXT NOT NULL,
  revision BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, revision, at)
);
