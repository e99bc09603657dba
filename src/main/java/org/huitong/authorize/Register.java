package org.huitong.authorize;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huitong.catalog.Catalog;
import org.huitong.message.GrantKind;

/**
 * Which grant holds of each subscription, now. Everything asks it: workers before every call, people by {@code why} and
 * {@code status}. To read it costs neither a lock nor I/O; an act swaps in a new snapshot. Thread-safe.
 */
public final class Register {
    private volatile Snapshot now = Snapshot.of(Map.of());

    /** @param all in order of subscription */
    private record Snapshot(Map<String, Holding> bySubscription, List<Holding> all) {
        static Snapshot of(Map<String, Holding> holdings) {
            return new Snapshot(holdings, List.copyOf(new TreeMap<>(holdings).values()));
        }
    }

    /** What the files alone say, where no gateway runs. */
    public static Register declared(Catalog catalog) {
        Register register = new Register();
        register.swap(catalog.grants().stream()
                .map(grant -> new Holding(
                        grant.subscription(),
                        grant.consumer(),
                        grant.resource(),
                        grant,
                        1,
                        GrantKind.DECLARED,
                        "config",
                        Instant.EPOCH,
                        "",
                        Gathered.NONE))
                .toList());
        return register;
    }

    public Optional<Holding> of(String subscription) {
        return Optional.ofNullable(now.bySubscription().get(subscription));
    }

    /** In order of subscription; costs nothing. */
    public List<Holding> all() {
        return now.all();
    }

    /** From the moment this returns these hold in place of what held before of the same subscriptions. */
    public synchronized void swap(List<Holding> changed) {
        Map<String, Holding> next = new HashMap<>(now.bySubscription());
        changed.forEach(one -> next.put(one.subscription(), one));
        now = Snapshot.of(next);
    }
}
