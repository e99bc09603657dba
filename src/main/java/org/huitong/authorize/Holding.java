package org.huitong.authorize;

import java.time.Instant;
import org.huitong.catalog.Grant;
import org.huitong.message.GrantKind;

/**
 * What holds of one subscription's grant: its newest version. Immutable.
 *
 * @param grant of an end, the grant that ended; null where the catalog does not bear its text any more
 * @param version from 1
 * @param by who made this version
 * @param since when it had effect
 * @param reason why, as its author says; empty where the files say so
 * @param gathered whether records that came while it was closed keep it closed
 */
public record Holding(
        String subscription,
        String consumer,
        String resource,
        Grant grant,
        int version,
        GrantKind kind,
        String by,
        Instant since,
        String reason,
        Gathered gathered) {

    /** What the grant says at this moment; that the resource is shared at all is another question. */
    public Decision.Rule rule(Instant at) {
        if (kind == GrantKind.WITHDRAWN) {
            return Decision.Rule.WITHDRAWN;
        }
        if (kind == GrantKind.ENDED) {
            return Decision.Rule.ENDED;
        }
        if (grant == null) {
            return Decision.Rule.UNREADABLE;
        }
        if (!grant.holds(at)) {
            return grant.begins().isAfter(at) ? Decision.Rule.NOT_YET : Decision.Rule.EXPIRED;
        }
        return switch (gathered.state()) {
            case WAITS -> Decision.Rule.WAITS;
            case DISCARDED -> Decision.Rule.DISCARDING;
            case NONE -> Decision.Rule.GRANTED;
        };
    }

    /** The same version, with another word about what has gathered. */
    public Holding with(Gathered word) {
        return new Holding(subscription, consumer, resource, grant, version, kind, by, since, reason, word);
    }
}
