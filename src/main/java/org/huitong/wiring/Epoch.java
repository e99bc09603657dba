package org.huitong.wiring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.store.Store;

/**
 * Journal and store carry one number that grows with each start. Restoring one of the two alone makes them differ, and
 * the gateway refuses to start (S2). A death between the two writes leaves the journal at the old or at the announced
 * next number; both are accepted and completed (S1).
 */
public final class Epoch {
    private static final String QUEUE = "huitong.epoch";
    private static final String NOW = "epoch";
    private static final String NEXT = "epoch.next";

    private Epoch() {}

    /** Begins a new epoch; throws STATE-MISMATCH where journal and store are not of one time. */
    static long begin(Bus bus, Store store) {
        return begin(bus, store::state, store::setState);
    }

    /** {@link #begin(Bus, Store)} for any store that remembers words. */
    public static long begin(Bus bus, Function<String, Optional<String>> state, BiConsumer<String, String> setState) {
        bus.declareTokenQueue(QUEUE);
        Optional<String> stored = state.apply(NOW);
        Optional<String> announced = state.apply(NEXT);
        try (Session session = bus.open(QUEUE)) {
            Parcel token = session.take(Duration.ZERO);
            String journal = token == null ? null : new String(token.body(), StandardCharsets.UTF_8);
            require(journal, stored, announced);
            if (journal != null && !stored.equals(Optional.of(journal))) {
                setState.accept(NOW, journal); // else a second death would leave three numbers
            }
            long next = Long.parseLong(journal == null ? "0" : journal) + 1;
            setState.accept(NEXT, Long.toString(next));
            session.send(new Parcel(QUEUE, Map.of(), Long.toString(next).getBytes(StandardCharsets.UTF_8), NOW));
            if (token != null) {
                session.acknowledge(token);
            }
            session.commit();
            setState.accept(NOW, Long.toString(next));
            return next;
        }
    }

    private static void require(String journal, Optional<String> stored, Optional<String> announced) {
        boolean bothNew = journal == null && stored.isEmpty();
        boolean same =
                journal != null && (stored.equals(Optional.of(journal)) || announced.equals(Optional.of(journal)));
        if (!bothNew && !same) {
            throw new HuitongException(
                    ErrorCode.STATE_MISMATCH,
                    "the bus journal is of start " + (journal == null ? "none" : journal) + ", the store of start "
                            + stored.orElse("none") + ": one of them was restored or removed alone. Restore both from"
                            + " the same backup; to give up what differs, move the whole data directory away (and, with"
                            + " PostgreSQL, name an empty database).");
        }
    }
}
