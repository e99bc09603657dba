package org.huitong.wiring;

import java.util.List;
import org.huitong.bus.Publisher;
import org.huitong.message.Event;
import org.huitong.message.Sequence;
import org.huitong.receive.Claims;

/**
 * Settles keys whose commit was not answered: a barrier that comes back drained says that everything committed before it
 * has been drained, too (W7). Used by the draining thread.
 */
final class Doubts {
    private final Claims claims;
    private final Publisher publisher;
    private final Sequence sequence;
    private volatile String barrier;
    private volatile long question;

    Doubts(Claims claims, Publisher publisher, Sequence sequence) {
        this.claims = claims;
        this.publisher = publisher;
        this.sequence = sequence;
    }

    /** Sends a barrier where there are doubts and none is on its way. */
    void ask() {
        if (barrier == null && claims.doubts() > 0) {
            String id = "barrier-" + sequence.id(sequence.next());
            question = claims.askAboutDoubts();
            barrier = id;
            publisher
                    .submit(List.of(), Event.barrier(id, System.currentTimeMillis()))
                    .whenComplete((done, failure) -> {
                        if (failure != null) {
                            barrier = null;
                        }
                    });
        }
    }

    void drained(List<Event> events) {
        String waiting = barrier;
        if (waiting != null && events.stream().anyMatch(e -> e.id().equals(waiting))) {
            claims.settleDoubts(question);
            barrier = null;
        }
    }
}
