-- The ids of a batch's events in one row: a row and two index entries an event were a third of what the drain wrote.
CREATE TABLE drained_of (
  batch  BIGINT NOT NULL,
  events TEXT   NOT NULL
);
INSERT INTO drained_of (batch, events) SELECT (SELECT MAX(batch) FROM drained), event FROM drained;
DROP TABLE drained;
ALTER TABLE drained_of RENAME TO drained;

-- Receipts are forgotten once a start, which reads them all anyway.
DROP INDEX receipt_at;
