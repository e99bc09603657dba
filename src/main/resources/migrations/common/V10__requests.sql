-- Discards that can be taken back, and what people ask for of many records at once.

-- Until when a discarded row can be restored (milliseconds); 0 for never.
ALTER TABLE record_row ADD COLUMN restorable BIGINT NOT NULL DEFAULT 0;
CREATE INDEX record_row_restorable ON record_row (subscription, restorable) WHERE restorable > 0;

-- How many records a person has discarded alone, by hours since the epoch.
CREATE TABLE discard_hour (
  actor TEXT   NOT NULL,
  hour  BIGINT NOT NULL,
  n     BIGINT NOT NULL,
  PRIMARY KEY (actor, hour)
);

-- A set of records that a person wants discarded, restored or mended. asked_for: which, as JSON. rule: how they are mended.
CREATE TABLE request (
  id        BIGINT PRIMARY KEY,
  kind      TEXT   NOT NULL,
  state     TEXT   NOT NULL,
  actor     TEXT   NOT NULL,
  reason    TEXT   NOT NULL,
  asked_for TEXT   NOT NULL,
  rule      TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  expires   BIGINT NOT NULL,
  second    TEXT   NOT NULL,
  decided   BIGINT NOT NULL,
  answer    TEXT   NOT NULL,
  examples  TEXT   NOT NULL
);
CREATE INDEX request_state ON request (state, id);

-- Its rows, at the revision they had when they were chosen, and what became of each.
CREATE TABLE request_row (
  request  BIGINT  NOT NULL,
  row_no   BIGINT  NOT NULL,
  revision INTEGER NOT NULL,
  outcome  TEXT    NOT NULL,
  code     TEXT    NOT NULL,
  PRIMARY KEY (request, row_no)
);
CREATE INDEX request_row_outcome ON request_row (request, outcome, code, row_no);

-- What a row held before it was mended again; what came is in the row itself.
CREATE TABLE row_revision (
  row_no   BIGINT  NOT NULL,
  revision INTEGER NOT NULL,
  content  TEXT    NOT NULL,
  PRIMARY KEY (row_no, revision)
);
