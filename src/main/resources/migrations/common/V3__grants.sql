-- Grants, declared and made by people: one history. The newest version of a subscription is what holds of it.
CREATE TABLE grant_version (
  subscription VARCHAR(200) NOT NULL,
  version      INTEGER      NOT NULL,
  kind         VARCHAR(20)  NOT NULL,
  body         TEXT         NOT NULL,
  actor        VARCHAR(100) NOT NULL,
  reason       VARCHAR(2000) NOT NULL,
  effect       BIGINT       NOT NULL,
  PRIMARY KEY (subscription, version)
);

-- What has gathered while a subscription was closed, and what a person has decided about it. A row a subscription.
CREATE TABLE gathered (
  subscription VARCHAR(200) PRIMARY KEY,
  state        VARCHAR(20)  NOT NULL,
  act          VARCHAR(80)  NOT NULL,
  slices       BIGINT       NOT NULL,
  again        INTEGER      NOT NULL,
  actor        VARCHAR(100) NOT NULL,
  reason       VARCHAR(2000) NOT NULL,
  at           BIGINT       NOT NULL
);

-- The rule by which each subscription was last seen open or closed, so that a change is told once.
CREATE TABLE grant_seen (
  subscription VARCHAR(200) PRIMARY KEY,
  rule         VARCHAR(20)  NOT NULL
);
