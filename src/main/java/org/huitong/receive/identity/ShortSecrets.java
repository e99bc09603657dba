package org.huitong.receive.identity;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * The secrets of the second step, good for one to two hours. They are derived from a secret of the gateway's own, so
 * that none is stored, and all hold across a restart. Immutable, thread-safe.
 */
final class ShortSecrets {
    private static final long SLOT = Duration.ofHours(1).toMillis();

    private final String own;

    /** @param own known to nobody but this gateway */
    ShortSecrets(String own) {
        this.own = own;
    }

    /**
     * One secret.
     *
     * @param secret 64 hex digits
     * @param until milliseconds since 1970
     */
    record Lent(String secret, long until) {}

    /** The one to give out now. */
    Lent issue(String system, String secret, long now) {
        return at(system, secret, (now / SLOT + 2) * SLOT);
    }

    /** Those that hold now: the one given out now, and the one given out in the hour before. */
    List<Lent> holding(String system, String secret, long now) {
        return List.of(issue(system, secret, now), at(system, secret, (now / SLOT + 1) * SLOT));
    }

    private Lent at(String system, String secret, long until) {
        return new Lent(HexFormat.of().formatHex(Hmac.of(own, system + "\n" + secret + "\n" + until)), until);
    }
}
