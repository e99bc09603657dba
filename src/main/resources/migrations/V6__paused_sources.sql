-- Polled sources that a person has paused; a source without a row is open.
CREATE TABLE source_pause (
  source VARCHAR(201)  PRIMARY KEY,
  actor  VARCHAR(100)  NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  at     BIGINT        NOT NULL
);
