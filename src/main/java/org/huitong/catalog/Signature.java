package org.huitong.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How a system signs its requests. The secrets themselves stand in no file under {@code config}.
 *
 * @param form what is signed, and how it travels
 * @param skewSeconds how far a request's time may be from the gateway's
 * @param requester the national form's {@code gjgxjhpt_rid}; empty in the digest form
 * @param services the national form's {@code gjgxjhpt_sid} to the resource it stands for; empty in the digest form
 * @param refresh the service under which a short-lived secret is fetched with the key; empty where the key itself signs
 * @param sealing how that secret is encrypted on its way
 * @param keys by id, in the file's order; at most two hold at one time
 */
public record Signature(
        Form form,
        int skewSeconds,
        String requester,
        Map<String, String> services,
        String refresh,
        Sealing sealing,
        List<Key> keys) {

    public Signature {
        services = Map.copyOf(services);
        keys = List.copyOf(keys);
    }

    /** What is signed. */
    public enum Form {
        /** The national exchange platform's convention: service, requester and time, and nothing of the request. */
        NATIONAL,
        /** Our own: the whole request, and each signature once. */
        DIGEST
    }

    /**
     * How the national form's short-lived secret is encrypted under the key. No standard that we could read says it
     * (DOMAIN 6.2, unconfirmed), so it is a setting.
     */
    public enum Sealing {
        /** AES-128, ECB, under the first 16 bytes of Java's SHA1PRNG seeded with the key: what public clients do. */
        SHA1PRNG,
        /** AES, ECB, under the key's own 16, 24 or 32 bytes. */
        DIRECT
    }

    /**
     * One secret by its name.
     *
     * @param from first day, Asia/Shanghai; null where it has always held
     * @param to last day; null where it has no end
     */
    public record Key(String id, LocalDate from, LocalDate to) {

        /** Whether the key holds at that instant. */
        public boolean holds(Instant at) {
            return holds(at.atZone(Grant.ZONE).toLocalDate());
        }

        boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** Whether short-lived secrets sign, and the keys only fetch them. */
    public boolean twoSteps() {
        return !refresh.isEmpty();
    }
}
