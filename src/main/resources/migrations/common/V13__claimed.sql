-- What a worker holds: after a start all of it is let go of, among rows that may be millions.
CREATE INDEX record_row_claimed ON record_row (subscription) WHERE claimed > 0;
