-- What became of every record for some days, so that "was one of this key sent?" is answered for more than those that failed.
CREATE TABLE sighting (
  no    BIGINT  PRIMARY KEY,
  -- When the newest of them was; milliseconds.
  at    BIGINT  NOT NULL,
  n     INTEGER NOT NULL,
  -- Eight bytes each: the keyed hash of its business key. Before the rest, which is read only where one fits.
  keys  BYTEA   NOT NULL,
  -- The same in order: when, where, which record, and what became of it. Deflated JSON.
  rest  BYTEA   NOT NULL
);
CREATE INDEX sighting_newest ON sighting (at, no);
