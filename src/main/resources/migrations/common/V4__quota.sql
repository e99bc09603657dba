-- What is reserved of a limit in one period (its begin, milliseconds), and the limit at which its end was written down.
CREATE TABLE quota_reserved (
  subscription VARCHAR(200) NOT NULL,
  name         VARCHAR(20)  NOT NULL,
  period       BIGINT       NOT NULL,
  reserved     BIGINT       NOT NULL,
  closed       BIGINT       NOT NULL,
  PRIMARY KEY (subscription, name, period)
);

-- Records that were counted and may have to be sent again: of the last windows, and open rows.
CREATE TABLE quota_counted (
  subscription VARCHAR(200) NOT NULL,
  record       VARCHAR(80)  NOT NULL,
  PRIMARY KEY (subscription, record)
);
