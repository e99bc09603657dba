package org.huitong.store;

import java.sql.SQLException;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database that the store may be in. Thread-safe but for the writer's part. */
interface Engine extends AutoCloseable {
    /** Its kind, version and place, for people; no user, no password. */
    String name();

    /** Its expression that tells where bytes stand among others: with places for the others and for the bytes, 0 for nowhere. */
    String findsBytes();

    /** Short reads, several at a time. */
    Jdbi readers();

    /**
     * The one connection that writes. Asked for under the store's lock, before each transaction; throws
     * PUBLISH-STORE-BEHIND where it may not write now.
     */
    Handle writer();

    /** Hears under the store's lock that the writer's transaction has failed. */
    void writerFailed();

    /** Throws PUBLISH-STORE-BEHIND where it is known that the store is not to be trusted. */
    void requireSound();

    /** True where a read has failed with its connection alone, so that asking once more may help. */
    boolean lostReader(Throwable failure);

    /** What a failure means, with its cure. */
    HuitongException away(Throwable failure);

    /** The first failure of the database itself, or else the failure. */
    static Throwable root(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (at instanceof SQLException) {
                return at;
            }
        }
        return failure;
    }

    /** {@link Store#copy}. */
    StoreCopy copy(Store store);

    @Override
    void close();
}
