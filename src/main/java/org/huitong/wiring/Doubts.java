package org.huitong.wiring;

import java.util.function.BooleanSupplier;
import org.huitong.receive.Claims;

/**
 * Settles keys whose commit was not answered: when everything committed before the question has been drained, a key that
 * was not among it is free again (W7). Used by the draining thread.
 */
public final class Doubts {
    private final Claims claims;
    private final Barriers barriers;
    /** Null while nothing is asked. */
    private BooleanSupplier answer;

    private long question;

    public Doubts(Claims claims, Barriers barriers) {
        this.claims = claims;
        this.barriers = barriers;
    }

    /** Settles what has been answered, and asks about what is new. */
    public void look() {
        if (answer != null && answer.getAsBoolean()) {
            claims.settleDoubts(question);
            answer = null;
        }
        if (answer == null && claims.doubts() > 0) {
            question = claims.askAboutDoubts();
            answer = barriers.ask();
        }
    }
}
