package org.huitong.message;

/**
 * Every error the gateway can answer or record, with its stage as prefix and the HTTP status it becomes on the data
 * plane (RFC 9110). Codes are an outside contract: never rename one.
 */
public enum ErrorCode {
    /** The body is not what its content type says. */
    RECEIVE_MALFORMED(400),
    /** No token, or one that no system has. */
    RECEIVE_UNKNOWN_SYSTEM(401),
    /** A signature that does not hold: its secret, its form or what it was made of. */
    RECEIVE_SIGNATURE(401),
    /** A signature that holds, of a time too far from the gateway's. */
    RECEIVE_CLOCK(401),
    /** A signature that was used before, or may have been. */
    RECEIVE_SIGNATURE_USED(409),
    /** Too many signatures of this caller did not hold; none is looked at for a while. */
    RECEIVE_THROTTLED(429),
    /** The issuer of the caller's token does not give out its keys. */
    RECEIVE_ISSUER_AWAY(503),
    /** The catalog has no such resource. */
    RECEIVE_UNKNOWN_RESOURCE(404),
    /** The Idempotency-Key was used with another body. */
    RECEIVE_KEY_CLASH(409),
    /** Body, record, nesting or count over the limit. */
    RECEIVE_TOO_LARGE(413),
    /** A media type or charset this source does not declare. */
    RECEIVE_TYPE(415),
    /** A polled far end did not answer, or not as its connector expects. */
    RECEIVE_AWAY(502),
    /** A file is not the one any more whose first records were taken in. */
    RECEIVE_FILE_CHANGED(409),
    /** An alarm: files of a drop-folder were refused, and nobody has taken care of them. */
    RECEIVE_FILE_REFUSED(422),
    /** An alarm: messages of a source's own broker were refused and lie in its queue of refused ones. */
    RECEIVE_MESSAGE_REFUSED(422),
    /** Too much is under way; come back later. */
    RECEIVE_BUSY(429),
    /** Nothing answers under this path. */
    RECEIVE_NO_PATH(404),
    /** The path is known, but not with this method. */
    RECEIVE_METHOD(405),
    /** Every record of the intake broke a rule. */
    NORMALIZE_INVALID(422),
    /** More records of the intake broke a rule than its source tolerates; nothing of it was kept. */
    NORMALIZE_TOLERANCE(422),
    /** The intake has fewer records than its source declares a snapshot to have. */
    NORMALIZE_TOO_FEW(422),
    /** Records of the intake share a key, and its source declares that it is refused for that. */
    NORMALIZE_DUPLICATE_KEYS(422),
    /** The system may not publish this resource. */
    AUTHORIZE_NO_RIGHT(403),
    /** The resource has no subscription and its catalog entry says refuse. */
    AUTHORIZE_NO_SUBSCRIPTION(403),
    /** The bus could not commit the intake; nothing of it was kept. */
    PUBLISH_UNAVAILABLE(503),
    /** The disk under the journal has no room. */
    PUBLISH_DISK_FULL(503),
    /** The bus did not say whether it committed; the key stays in doubt until that is known. */
    PUBLISH_IN_DOUBT(503),
    /** A message on the bus is not the one that was sent: the disk has damaged it. */
    PUBLISH_DAMAGED(500),
    /** The store is away or too far behind. */
    PUBLISH_STORE_BEHIND(503),
    /** Messages lie in the dead-letter address: they had no queue to go to. */
    PUBLISH_DEAD_LETTERS(503),
    /** The subscription is closed: its grant has no effect now, or no route delivers to it. */
    DELIVER_CLOSED(403),
    /** A slice on the bus has a form that the catalog does not know: a newer one, or an older one that it does not tell of. */
    DELIVER_FORM(409),
    /** The grant's quota is used up until its next hour or day. */
    DELIVER_QUOTA(429),
    /** The consumer refused this record. */
    DELIVER_REFUSED(422),
    /** The consumer's door is wrong: token, address, right, table. */
    DELIVER_CONNECTOR(502),
    /** The consumer is away. */
    DELIVER_OUTAGE(502),
    /** One record fails for ever while its neighbors pass. */
    DELIVER_POISON(422),
    /** Too many different keys refused for one reason. */
    DELIVER_STORM(502),
    /** More subscriptions are slow than the lane of the slow ones has threads: some of them wait. */
    DELIVER_LANE_FULL(503),
    /** A person has given the record up with all that waited for a closed subscription. */
    DELIVER_DISCARDED(410),
    /** The record waits behind an open row of its key. */
    DELIVER_HELD(202),
    /** A source of the resource cannot be read again: what it has given is not there any more. */
    BACKFILL_NO_SOURCE(409),
    /** The resource's records are events: read again they would come a second time. */
    BACKFILL_EVERY(409),
    /** The subscription's backfill is not in a state that allows this. */
    BACKFILL_STATE(409),
    /** The replay job is not in a state that allows this. */
    REPLAY_STATE(409),
    /** An alarm: a replay job has paused itself, because too many of its records failed again. */
    REPLAY_STOPPED(409),
    /** More rows than a replay job may hold. */
    REPLAY_TOO_LARGE(413),
    /** A row, subscription or route of the admin API that does not exist. */
    OPERATE_UNKNOWN(404),
    /** The row has changed since it was read, or is in a state that does not allow this. */
    OPERATE_STALE(409),
    /** Another person has claimed the row. */
    OPERATE_CLAIMED(409),
    /** Too many records for one person: a second one has to confirm it, and has not, or is the first. */
    OPERATE_SECOND(409),
    /** An operator's input is wrong. */
    OPERATE_INVALID(422),
    /** So many records are parked that a person must look. */
    OPERATE_PARKED(503),
    /** The disk of journal and store will be full before long. */
    OPERATE_DISK(507),
    /** A backup could not be made, is not whole, or cannot be put there. */
    OPERATE_BACKUP(500),
    /** What a home's changed files say was not taken into the gateway that runs; the old goes on. */
    OPERATE_RELOAD(409),
    /** No or wrong admin token. */
    OPERATE_DENIED(401),
    /** A YAML or settings file is wrong. */
    CONFIG_INVALID(500),
    /** The journal and the store are not of one time. */
    STATE_MISMATCH(500),
    /** What is kept closed cannot be opened: its key is not there, or it was changed. */
    STATE_SEALED(500),
    /** A source's watermark queue holds no token, or more than one. */
    SOURCE_TOKEN(500),
    /** A defect of the gateway itself. */
    INTERNAL(500);

    private final int status;
    private final String text;

    ErrorCode(int status) {
        this.status = status;
        this.text = name().replace('_', '-');
    }

    /** HTTP status on the data plane and the admin API. */
    public int status() {
        return status;
    }

    /** The code as it is written everywhere: {@code RECEIVE-KEY-CLASH}. */
    public String text() {
        return text;
    }
}
