package org.huitong.wiring;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.SystemEntry;

/** Which system is away for its maintenance now. Costs little, for it is asked every second. Thread-safe. */
final class Upkeep {
    private final Catalog catalog;
    private final Clock clock;

    Upkeep(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Until when; empty where it is there, or nobody knows it. */
    Optional<LocalTime> until(String system) {
        return catalog.system(system)
                .map(SystemEntry::maintenance)
                .flatMap(maintenance -> maintenance.until(LocalTime.now(clock.withZone(Grant.ZONE))));
    }

    /** Of the consumer of a subscription. */
    Optional<LocalTime> ofSubscription(String subscription) {
        return until(consumer(subscription));
    }

    /** The system that the subscription delivers to. */
    static String consumer(String subscription) {
        return subscription.substring(0, Math.max(0, subscription.lastIndexOf('.')));
    }

    /** What people see of it. */
    static String state(LocalTime until) {
        return "maintenance until " + until;
    }
}
