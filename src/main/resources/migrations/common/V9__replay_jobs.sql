-- Replay as a job. What people decided of it stands in the job, what became of each record in its rows; every figure is
-- counted from those, so that no crash can make one wrong.
CREATE TABLE replay_job (
  no            BIGINT PRIMARY KEY,
  revision      BIGINT NOT NULL,
  state         TEXT   NOT NULL,
  name          TEXT   NOT NULL,
  reason        TEXT   NOT NULL,
  person        TEXT   NOT NULL,
  starter       TEXT   NOT NULL,
  created       BIGINT NOT NULL,
  since         BIGINT NOT NULL,
  begins        BIGINT NOT NULL,
  canary        BIGINT NOT NULL,
  ramp          BIGINT NOT NULL,
  rate          BIGINT NOT NULL,
  stop_at       BIGINT NOT NULL,
  planned       BIGINT NOT NULL,
  -- What was asked for, and how far that was looked through; emptied when the set is frozen.
  asked         TEXT   NOT NULL,
  place         TEXT   NOT NULL,
  -- The newest row there was when it was asked.
  border        BIGINT NOT NULL,
  -- Outcomes before the last resume: the brake judges by those after it.
  base_resolved BIGINT NOT NULL,
  base_failed   BIGINT NOT NULL,
  cause         TEXT   NOT NULL,
  preview       TEXT   NOT NULL,
  foreseen      BIGINT NOT NULL
);
CREATE INDEX replay_job_state ON replay_job (state, no);

-- The frozen set of a job: a row as the person saw it, and what the job did with it.
CREATE TABLE replay_row (
  job          BIGINT  NOT NULL,
  row_no       BIGINT  NOT NULL,
  -- In which order they go.
  seq          BIGINT  NOT NULL,
  subscription TEXT    NOT NULL,
  revision     INTEGER NOT NULL,
  fate         TEXT    NOT NULL,
  why          TEXT    NOT NULL,
  -- Of the row when it was marked: more of them later is a new failure.
  attempts     INTEGER NOT NULL,
  preview      TEXT    NOT NULL,
  preview_code TEXT    NOT NULL,
  PRIMARY KEY (job, row_no)
);
CREATE INDEX replay_row_feed ON replay_row (job, fate, why, subscription, seq);
CREATE INDEX replay_row_seq ON replay_row (job, seq);
-- A row is in one open job at most.
CREATE UNIQUE INDEX replay_row_open ON replay_row (row_no) WHERE fate IN ('WAITING', 'MARKED', 'HELD');
