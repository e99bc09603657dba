package org.huitong.normalize;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.huitong.catalog.Grant;

/** The day in Asia/Shanghai, made once a day and not once a record. Thread-safe. */
final class Today implements Supplier<LocalDate> {
    private record Span(LocalDate day, long from, long to) {}

    private final Clock clock;
    private volatile Span span = new Span(LocalDate.EPOCH, 0, 0);

    Today(Clock clock) {
        this.clock = clock;
    }

    @Override
    public LocalDate get() {
        long now = clock.millis();
        Span known = span;
        if (now < known.from || now >= known.to) {
            LocalDate day = clock.instant().atZone(Grant.ZONE).toLocalDate();
            known = new Span(day, start(day), start(day.plusDays(1)));
            span = known;
        }
        return known.day;
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(Grant.ZONE).toInstant().toEpochMilli();
    }
}
