-- The last run of giving a subscription what came before it. How far it has read stands in its tokens on the bus, what became
-- of the records in the tallies; here stands what people decided. sources: what is read again, and where each source's own
-- watermark stood at the start, as JSON.
CREATE TABLE backfill (
  subscription VARCHAR(200) NOT NULL PRIMARY KEY,
  run          VARCHAR(80)  NOT NULL,
  state        VARCHAR(20)  NOT NULL,
  rate         BIGINT       NOT NULL,
  person       VARCHAR(200) NOT NULL,
  started      BIGINT       NOT NULL,
  since        BIGINT       NOT NULL,
  cause        TEXT         NOT NULL,
  sources      TEXT         NOT NULL
);
