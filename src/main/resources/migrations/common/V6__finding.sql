-- Finding: groups by cause, what was tried before, and an index for each thing that rows are asked by.
-- Only records that are not done have a row, so none of it costs the clean way anything.

-- Rows of one cause. The system is empty where a subscription tells whose they are. Counts are of rows by state now.
CREATE TABLE row_group (
  id           BIGINT PRIMARY KEY,
  subscription TEXT   NOT NULL,
  system       TEXT   NOT NULL,
  resource     TEXT   NOT NULL,
  stage        TEXT   NOT NULL,
  code         TEXT   NOT NULL,
  fingerprint  TEXT   NOT NULL,
  text         TEXT   NOT NULL,
  parked       BIGINT NOT NULL,
  held         BIGINT NOT NULL,
  replaying    BIGINT NOT NULL,
  ended        BIGINT NOT NULL,
  first        BIGINT NOT NULL,
  newest       BIGINT NOT NULL,
  UNIQUE (subscription, system, resource, stage, code, fingerprint)
);
CREATE INDEX row_group_newest ON row_group (newest, id);

-- How often a cause came up, by hours since the epoch.
CREATE TABLE row_group_hour (
  grp  BIGINT NOT NULL,
  hour BIGINT NOT NULL,
  n    BIGINT NOT NULL,
  PRIMARY KEY (grp, hour)
);

-- What was tried before the newest attempt, which stands in the row itself.
CREATE TABLE row_step (
  row_no BIGINT  NOT NULL,
  step   INTEGER NOT NULL,
  at     BIGINT  NOT NULL,
  node   TEXT    NOT NULL,
  stage  TEXT    NOT NULL,
  code   TEXT    NOT NULL,
  item   TEXT    NOT NULL,
  text   TEXT    NOT NULL,
  answer TEXT    NOT NULL,
  PRIMARY KEY (row_no, step)
);

ALTER TABLE record_row ADD COLUMN grp BIGINT NOT NULL DEFAULT 0;
-- Of the business key, under a secret of the installation.
ALTER TABLE record_row ADD COLUMN key_hash BIGINT NOT NULL DEFAULT 0;
-- When the newest attempt was made, and by which start of the gateway.
ALTER TABLE record_row ADD COLUMN caused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE record_row ADD COLUMN node TEXT NOT NULL DEFAULT '';

INSERT INTO row_group (id, subscription, system, resource, stage, code, fingerprint, text, parked, held, replaying, ended,
                       first, newest)
SELECT ROW_NUMBER() OVER (ORDER BY MIN(no)), subscription, CASE WHEN subscription = '' THEN system ELSE '' END, resource,
       stage, code, fingerprint, MAX(text),
       SUM(CASE WHEN state = 'PARKED' THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'HELD' THEN 1 ELSE 0 END),
       SUM(CASE WHEN state = 'REPLAYING' THEN 1 ELSE 0 END),
       SUM(CASE WHEN state IN ('PARKED', 'HELD', 'REPLAYING') THEN 0 ELSE 1 END), MIN(created), MAX(updated)
FROM record_row
GROUP BY subscription, CASE WHEN subscription = '' THEN system ELSE '' END, resource, stage, code, fingerprint;

UPDATE record_row SET caused = updated, grp = (
  SELECT g.id FROM row_group g
  WHERE g.subscription = record_row.subscription
    AND g.system = CASE WHEN record_row.subscription = '' THEN record_row.system ELSE '' END
    AND g.resource = record_row.resource AND g.stage = record_row.stage AND g.code = record_row.code
    AND g.fingerprint = record_row.fingerprint);

-- Newest first, each by what it is asked for.
CREATE INDEX record_row_newest ON record_row (created, no);
CREATE INDEX record_row_group ON record_row (grp, created, no);
CREATE INDEX record_row_key ON record_row (key_hash, created, no);
CREATE INDEX record_row_intake ON record_row (intake, created, no);
CREATE INDEX record_row_state ON record_row (state, created, no);
CREATE INDEX record_row_subscription ON record_row (subscription, created, no);
CREATE INDEX record_row_resource ON record_row (resource, created, no);
CREATE INDEX record_row_system ON record_row (system, created, no);

-- The number of the newest act was looked for among all rows.
CREATE INDEX record_row_acts ON record_row (act) WHERE act > 0;
