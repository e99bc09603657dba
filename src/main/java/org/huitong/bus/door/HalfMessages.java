package org.huitong.bus.door;

import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Link;

/** Bytes of one connection's messages that have not come to their end. Thread-safe. */
final class HalfMessages {
    private final Map<Link, Integer> byLink = new IdentityHashMap<>();

    /** How many bytes there are more, or fewer, with this piece. */
    synchronized int now(Delivery delivery) {
        int bytes = delivery.isPartial() ? delivery.pending() : 0;
        Integer before = bytes == 0 ? byLink.remove(delivery.getLink()) : byLink.put(delivery.getLink(), bytes);
        return bytes - (before == null ? 0 : before);
    }

    /** All there were; there are none any more. */
    synchronized long forget() {
        long all = byLink.values().stream().mapToLong(Integer::longValue).sum();
        byLink.clear();
        return all;
    }
}
