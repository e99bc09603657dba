-- The store is a projection of huitong.events and of people's acts. Portable SQL: SQLite and PostgreSQL.

CREATE TABLE state (
  name  VARCHAR(100) PRIMARY KEY,
  value VARCHAR(400) NOT NULL
);

-- Events of the last batches: one taken twice changes nothing. Older ones cannot come back, their messages are gone.
CREATE TABLE drained (
  event VARCHAR(100) PRIMARY KEY,
  batch BIGINT NOT NULL
);
CREATE INDEX drained_batch ON drained (batch);

CREATE TABLE receipt (
  system   VARCHAR(100) NOT NULL,
  idem     VARCHAR(200) NOT NULL,
  intake   VARCHAR(64)  NOT NULL,
  resource VARCHAR(100) NOT NULL,
  accepted INTEGER      NOT NULL,
  parked   INTEGER      NOT NULL,
  digest   VARCHAR(64)  NOT NULL,
  at       BIGINT       NOT NULL,
  PRIMARY KEY (system, idem)
);
CREATE INDEX receipt_at ON receipt (at);

-- Records that are not done, one row per record and subscription ('' before publish).
CREATE TABLE record_row (
  no           INTEGER      PRIMARY KEY,
  record       VARCHAR(80)  NOT NULL,
  subscription VARCHAR(200) NOT NULL,
  state        VARCHAR(20)  NOT NULL,
  system       VARCHAR(100) NOT NULL,
  resource     VARCHAR(100) NOT NULL,
  intake       VARCHAR(64)  NOT NULL,
  record_key   VARCHAR(400) NOT NULL,
  version      BIGINT       NOT NULL,
  revision     INTEGER      NOT NULL,
  position     BIGINT       NOT NULL,
  stage        VARCHAR(20)  NOT NULL,
  code         VARCHAR(60)  NOT NULL,
  item         VARCHAR(100) NOT NULL,
  text         VARCHAR(2000) NOT NULL,
  fingerprint  VARCHAR(200) NOT NULL,
  attempts     INTEGER      NOT NULL,
  input        TEXT         NOT NULL,
  mended       TEXT,
  claimed      BIGINT       NOT NULL,
  act          BIGINT       NOT NULL,
  created      BIGINT       NOT NULL,
  updated      BIGINT       NOT NULL,
  UNIQUE (record, subscription)
);
CREATE INDEX record_row_open ON record_row (subscription, state, position);
CREATE INDEX record_row_act ON record_row (subscription, act);

CREATE TABLE tally (
  subject VARCHAR(200) NOT NULL,
  word    VARCHAR(20)  NOT NULL,
  n       BIGINT       NOT NULL,
  PRIMARY KEY (subject, word)
);

CREATE TABLE subscription (
  id       VARCHAR(200) PRIMARY KEY,
  consumer VARCHAR(100) NOT NULL,
  resource VARCHAR(100) NOT NULL,
  state    VARCHAR(20)  NOT NULL,
  created  BIGINT       NOT NULL
);

-- What a worker was about to attempt after an unclean stop (O6).
CREATE TABLE attempt (
  subscription VARCHAR(200) NOT NULL,
  record       VARCHAR(80)  NOT NULL,
  deaths       INTEGER      NOT NULL,
  PRIMARY KEY (subscription, record)
);

CREATE TABLE audit (
  id      INTEGER      PRIMARY KEY,
  at      BIGINT       NOT NULL,
  actor   VARCHAR(100) NOT NULL,
  action  VARCHAR(40)  NOT NULL,
  subject VARCHAR(300) NOT NULL,
  result  VARCHAR(60)  NOT NULL,
  detail  VARCHAR(2000) NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, id);
