-- The records of a job that failed again, page by page. Written only where one fails, so that success costs nothing.
CREATE INDEX replay_row_failed ON replay_row (job, row_no) WHERE fate = 'FAILED';
