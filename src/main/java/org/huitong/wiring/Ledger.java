package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.huitong.bus.Publisher;
import org.huitong.catalog.Catalog;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.message.Sequence;
import org.huitong.message.Tally;
import org.huitong.receive.Push;
import org.huitong.receive.RefuseProcessor;

/**
 * Refusals and repeats: events that ride in a group and that nobody waits for. Calls of unknown systems are only
 * counted, so that a flood of them fills no disk. Thread-safe.
 */
public final class Ledger {
    private static final int SERVER_ERRORS = 500;

    private final Publisher publisher;
    private final Catalog catalog;
    private final Sequence sequence;
    private final MeterRegistry meters;

    public Ledger(Publisher publisher, Catalog catalog, Sequence sequence, MeterRegistry meters) {
        this.publisher = publisher;
        this.catalog = catalog;
        this.sequence = sequence;
        this.meters = meters;
    }

    public void refused(RefuseProcessor.Refusal refusal) {
        if (refusal.system() == null || refusal.why().code().status() >= SERVER_ERRORS) {
            count(refusal.why());
        } else {
            publisher.submit(List.of(), refusal(refusal));
        }
    }

    /** What the store is told of it; its sender is known. */
    public Event refusal(RefuseProcessor.Refusal refusal) {
        HuitongException why = refusal.why();
        count(why);
        boolean known = refusal.resource() != null
                && catalog.source(refusal.system(), refusal.resource()).isPresent();
        String subject = known ? refusal.system() + "/" + refusal.resource() : refusal.system();
        long records = why.defects().size();
        return event(
                subject,
                records == 0 ? Map.of() : Map.of(Tally.REJECTED.word(), records),
                why.rule().isEmpty() ? why.code().text() : why.code().text() + " (" + why.rule() + ")");
    }

    private void count(HuitongException why) {
        meters.counter("huitong.refused", "code", why.code().text()).increment();
        if (!why.rule().isEmpty()) {
            meters.counter("huitong.denied", "rule", why.rule().split(" ", 2)[0])
                    .increment();
        }
    }

    public void repeated(Push push, Receipt receipt) {
        // What came from a queue is told in the transaction that takes it from there.
        if (!push.queued()) {
            publisher.submit(List.of(), repeat(push.system(), receipt));
        }
    }

    /** What the store is told of a repeat that came by a queue. */
    public Event repeat(String system, Receipt receipt) {
        meters.counter("huitong.repeats", "system", system).increment();
        long records = (long) receipt.accepted() + receipt.parked();
        return event(
                system + "/" + receipt.resource(),
                Map.of(Tally.REPEATS.word(), records),
                "repeat of intake " + receipt.intake());
    }

    private Event event(String subject, Map<String, Long> counts, String detail) {
        return new Event(
                sequence.id(sequence.next()),
                Event.REFUSAL,
                System.currentTimeMillis(),
                subject,
                null,
                counts,
                List.of(),
                detail);
    }
}
