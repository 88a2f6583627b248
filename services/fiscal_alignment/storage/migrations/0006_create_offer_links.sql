-- One row for each address at which an offer may be answered without a client. Ids are random, and the
-- address is signed by the vendor's key over all that its row says, so it stands nowhere.
CREATE TABLE offer_links (
  vendor TEXT NOT NULL,
  id TEXT NOT NULL,
  partnership TEXT NOT NULL,
  mop BIGINT NOT NULL,
  version BIGINT NOT NULL,
  person TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  revoked_at BIGINT,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor, id)
);
CREATE INDEX offer_links_by_mop ON offer_links (vendor, partnership, mop, created_at);

-- 256 random bits for each vendor, made with its first link.
CREATE TABLE offer_link_keys (
  vendor TEXT NOT NULL,
  key BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (vendor)
);
