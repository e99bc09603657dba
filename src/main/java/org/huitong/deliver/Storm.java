package org.huitong.deliver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The brake: many different keys refused for one reason with no success between means that the consumer or the grant is
 * wrong, not the records. One thread.
 */
final class Storm {
    private final int limit;
    private final Map<String, Set<String>> keys = new HashMap<>();

    Storm(int limit) {
        this.limit = limit;
    }

    /** True where parking one more key for this reason would be too many. */
    boolean breaks(String fingerprint, String key) {
        Set<String> refused = keys.computeIfAbsent(fingerprint, f -> new HashSet<>());
        refused.add(key);
        return refused.size() > limit;
    }

    void success() {
        keys.clear();
    }
}
