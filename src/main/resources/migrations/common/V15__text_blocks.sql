-- What texts a block of rows may have: a text is looked for in the blocks that may have it, not in ten million rows.
CREATE TABLE text_block (
  -- Rows from 256 times this number on, 256 of them.
  no     BIGINT PRIMARY KEY,
  -- When its oldest and its newest row were created; milliseconds.
  oldest BIGINT NOT NULL,
  newest BIGINT NOT NULL,
  -- Of every two neighboring letters in them, under a secret. NULL: a row has changed since, so that it may have any text.
  filter BYTEA
);
CREATE INDEX text_block_changed ON text_block (no) WHERE filter IS NULL;
