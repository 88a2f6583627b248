-- Who made sure last that something is right. kind is the number of SubjectKind; subject_person is ''
-- where it is nobody's. Calendars carry theirs themselves.
CREATE TABLE verifications (
  vendor TEXT NOT NULL REFERENCES vendors (vendor),
  partnership TEXT NOT NULL,
  kind BIGINT NOT NULL,
  subject_person TEXT NOT NULL,
  revision BIGINT NOT NULL,
  person TEXT NOT NULL,
  method TEXT NOT NULL,
  time BIGINT NOT NULL,
  PRIMARY KEY (vendor, partnership, kind, subject_person)
);
