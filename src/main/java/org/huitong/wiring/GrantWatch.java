package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.catalog.Words;
import org.huitong.failed.Gathering;
import org.huitong.message.HuitongException;
import org.huitong.store.Store;

/**
 * Writes down when a subscription is closed or opened by its grant, also where only the clock did it, and counts the closings
 * by rule: once a change, however often it is looked at, and over starts. Thread-safe.
 */
public final class GrantWatch {
    private static final long LOOK_MILLIS = 1_000;

    private final Register register;
    private final Store store;
    private final MeterRegistry meters;
    /** By subscription, the rule that closes it. */
    private final Map<String, String> closed;

    public GrantWatch(Register register, Store store, MeterRegistry meters) {
        this.register = register;
        this.store = store;
        this.meters = meters;
        this.closed = new HashMap<>(new Gathering(store).seenClosed());
    }

    /** Looks every second until it is interrupted. */
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what has changed since the last look; what the store does not take is told by a later one. */
    public synchronized void look() {
        Instant now = Instant.now();
        Map<String, String> changed = new HashMap<>();
        for (Holding holding : register.all()) {
            Decision.Rule rule = holding.rule(now);
            String word = rule == Decision.Rule.GRANTED ? "" : Words.of(rule);
            if (!word.equals(closed.getOrDefault(holding.subscription(), ""))) {
                changed.put(holding.subscription(), word);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        try {
            store.change(h -> {
                List<AuditTrail.Entry> entries = new ArrayList<>();
                changed.forEach((subscription, word) -> {
                    Gathering.see(h, subscription, word.isEmpty() ? null : word);
                    entries.add(entry(now, subscription, word));
                });
                AuditTrail.append(h, entries);
            });
        } catch (HuitongException e) {
            return; // the store's trouble is told elsewhere
        }
        changed.forEach((subscription, word) -> {
            if (word.isEmpty()) {
                closed.remove(subscription);
            } else {
                closed.put(subscription, word);
                meters.counter("huitong.grants.closed", "rule", word).increment();
            }
        });
    }

    private static AuditTrail.Entry entry(Instant at, String subscription, String word) {
        boolean open = word.isEmpty();
        return new AuditTrail.Entry(
                at, AuditTrail.GATEWAY, open ? "open" : "close", subscription, open ? "granted" : word, "");
    }
}
