package org.huitong.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huitong.failed.SourcePauses;
import org.huitong.failed.SourcePauses.Pause;
import org.huitong.store.Store;

/** Which polled sources a person has paused: the store's rows, and what their threads ask all the time. Thread-safe. */
public final class Pauses {
    private final SourcePauses kept;
    private final Map<String, Pause> now = new ConcurrentHashMap<>();

    public Pauses(Store store) {
        kept = new SourcePauses(store);
        kept.all().forEach(pause -> now.put(pause.source(), pause));
    }

    /** Costs no I/O. */
    Optional<Pause> of(String source) {
        return Optional.ofNullable(now.get(source));
    }

    /** False where it is paused already. When this returns, it survives a kill. */
    synchronized boolean pause(String source, String person, String reason) {
        Pause pause = act(source, person, reason);
        boolean fresh = kept.pause(pause);
        if (fresh) {
            now.put(source, pause);
        }
        return fresh;
    }

    /** False where it is not paused. */
    synchronized boolean resume(String source, String person, String reason) {
        boolean ended = kept.resume(act(source, person, reason));
        if (ended) {
            now.remove(source);
        }
        return ended;
    }

    private static Pause act(String source, String person, String reason) {
        return new Pause(source, person, reason, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
