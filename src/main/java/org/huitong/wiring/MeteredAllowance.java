package org.huitong.wiring;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.huitong.authorize.Meter;
import org.huitong.deliver.Allowance;

/** What a worker may still send, by the meter of its subscription's quota. Thread-safe. */
public final class MeteredAllowance implements Allowance {
    private final Meter meter;

    public MeteredAllowance(Meter meter) {
        this.meter = meter;
    }

    /** For people: what was given out, and what is left. */
    List<Meter.Used> used() {
        return meter.used();
    }

    @Override
    public boolean limited() {
        return meter.limited();
    }

    @Override
    public int take(List<String> records) {
        return meter.take(records);
    }

    @Override
    public Optional<Over> over() {
        return meter.over()
                .map(over -> new Over(over.text(), over.since(), over.period().end()));
    }

    @Override
    public void settled(int open, Predicate<String> isOpen) {
        meter.settled(open, isOpen);
    }

    @Override
    public void close() {
        meter.close();
    }
}
