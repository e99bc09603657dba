-- Which person works on a row, and until when: acts of others are refused. A table of its own, because those who deliver do not ask.
CREATE TABLE row_claim (
  row_no BIGINT PRIMARY KEY,
  person TEXT   NOT NULL,
  -- The name as names are compared.
  holder TEXT   NOT NULL,
  -- Milliseconds.
  until  BIGINT NOT NULL
);
CREATE INDEX row_claim_until ON row_claim (until);
