package org.huitong.bench.crash;

/** What the harness sees at its own ends while the gateway works: a crash can be aimed at it. */
public enum Moment {
    /** An office has begun to write a push. */
    PUSH_BEGUN,
    /** An office has read its 202. */
    PUSH_ANSWERED,
    /** The register's table begins to be read. */
    POLL_BEGUN,
    /** The register's table has been read. */
    POLL_READ,
    /** A record has come to the hall, which has not answered. */
    CALL_CAME,
    /** The hall has answered. */
    CALL_ANSWERED,
    /** A row is written to the real-estate table, not committed. */
    ROW_WRITTEN,
    /** Somebody asks for a replay. */
    REPLAY_ASKED,
    /** Rows have been marked for replay. */
    REPLAY_ANSWERED
}
