-- Polled sources that a person has paused; a source without a row is open.
CREATE TABLE source_pause (
  source TEXT PRIMARY KEY,
  actor  TEXT NOT NULL,
  reason TEXT NOT NULL,
  at     BIGINT        NOT NULL
);
