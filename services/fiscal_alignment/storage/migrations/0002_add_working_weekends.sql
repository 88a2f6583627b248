-- A JSON list of days since 1970.
ALTER TABLE organisations ADD COLUMN working_weekends TEXT NOT NULL DEFAULT '[]';
