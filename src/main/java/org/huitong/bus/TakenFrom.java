package org.huitong.bus;

import org.huitong.message.Backfill;
import org.huitong.message.Intake;

/** What an intake was taken from, where that is on this bus: it is gone from there by the same commit. For one thread. */
interface TakenFrom {
    /** Name of the exchange variable that carries it. */
    String VARIABLE = "huitongTakenFrom";

    /**
     * Makes the intake durable, and what it was taken from taken.
     *
     * @throws org.huitong.message.HuitongException as {@link Session#commit}
     */
    void commit(Publication publication, Intake intake);

    /** Whom it is for, where it is read again for one subscription only; null where it reaches all of them. */
    default Backfill backfill() {
        return null;
    }

    /** Whether it is in the passage already, and leaves it by itself. */
    default boolean inside() {
        return false;
    }

    /** Asked after {@link #commit}: true where the commit is still to come, and {@code leave} is called after it. */
    default boolean stays(Runnable leave) {
        return false;
    }
}
