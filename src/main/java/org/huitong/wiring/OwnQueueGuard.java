package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.bus.door.Door;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what lies in a consumer's own queue when its grant has ended, by an act or by its day: its clients are cut
 * off and the queue is emptied, within a second. What a call that was under way then puts there goes with the next look.
 * One thread runs it.
 */
public final class OwnQueueGuard implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnQueueGuard.class);
    private static final long LOOK_MILLIS = 200;
    private static final Set<Decision.Rule> OVER =
            EnumSet.of(Decision.Rule.WITHDRAWN, Decision.Rule.ENDED, Decision.Rule.EXPIRED);

    private final Supplier<Set<String>> own;
    private final Register register;
    private final Core core;
    private final MeterRegistry meters;
    /** Those that were over at the last look. */
    private final Map<String, Boolean> over = new HashMap<>();

    /** @param own subscriptions that are delivered to queues of their consumers' own */
    public OwnQueueGuard(Supplier<Set<String>> own, Register register, Core core, MeterRegistry meters) {
        this.own = own;
        this.register = register;
        this.core = core;
        this.meters = meters;
    }

    @Override
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

    /** Once before anybody is let in. */
    public void look() {
        for (String subscription : own.get()) {
            try {
                look(subscription);
            } catch (HuitongException e) {
                LOG.warn("what lies in {}{} is taken back a little later: {}", Door.OUT, subscription, e.getMessage());
            }
        }
    }

    private void look(String subscription) {
        Decision.Rule rule = register.of(subscription)
                .map(holding -> holding.rule(Instant.now()))
                .orElse(Decision.Rule.NO_GRANT);
        boolean now = OVER.contains(rule);
        String queue = Door.OUT + subscription;
        if (now && (!over.getOrDefault(subscription, false) || core.bus().depth(queue) > 0)) {
            long purged = core.bus().purgeOwn(queue);
            if (purged > 0) {
                tell(subscription, rule, purged);
            }
        }
        over.put(subscription, now);
    }

    private void tell(String subscription, Decision.Rule rule, long purged) {
        meters.counter("huitong.amqp.purged", "subscription", subscription).increment(purged);
        LOG.info("{} messages were taken back from {}{}", purged, Door.OUT, subscription);
        String by = register.of(subscription).map(Holding::by).orElse("");
        core.publisher()
                .submit(
                        List.of(),
                        new Event(
                                core.sequence().id(core.sequence().next()),
                                Event.OUTCOME,
                                System.currentTimeMillis(),
                                subscription,
                                null,
                                Map.of(),
                                List.of(),
                                "purged " + purged + " messages of " + Door.OUT + subscription + ": "
                                        + rule.name().toLowerCase(java.util.Locale.ROOT) + " by " + by));
    }
}
