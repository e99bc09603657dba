package org.huitong.failed;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.audit.AuditTrail;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What is reserved of quotas, and which records were counted. A reservation is a conditional update, so that no two
 * processes reserve the same; periods that were swept have nothing left, so that a clock set back gives nothing anew.
 * Thread-safe.
 */
public final class Quotas {
    /** Hours and days are forgotten when they are as old as this: a clock is rarely set back by more. */
    private static final Duration KEEP_HOURS = Duration.ofDays(3);

    private static final Duration KEEP_DAYS = Duration.ofDays(40);

    private final Store store;

    public Quotas(Store store) {
        this.store = store;
    }

    /**
     * One limit in one period.
     *
     * @param name of the limit, e.g. {@code records hour}
     * @param begin of the period, milliseconds since the epoch
     */
    public record Period(String subscription, String name, boolean day, long begin) {}

    /**
     * @param amount wanted
     * @param limit of the whole period
     */
    public record Wanted(Period period, long amount, long limit) {}

    /** @param total reserved in the period, this amount included */
    public record Reserved(long amount, long total) {}

    /** Records of a subscription. */
    public record Change(Collection<String> counted, Collection<String> done) {}

    /** One transaction: of each want what its limit leaves, then the records that this answer makes counted. */
    public List<Reserved> reserve(String subscription, List<Wanted> wants, Function<List<Reserved>, Change> change) {
        return store.write(h -> {
            List<Reserved> got = wants.stream().map(want -> reserve(h, want)).toList();
            keep(h, subscription, change.apply(got));
            return got;
        });
    }

    private static Reserved reserve(Handle h, Wanted want) {
        if (want.period().begin() <= floor(h, want.period().day())) {
            return new Reserved(0, want.limit());
        }
        while (true) {
            long total = total(h, want.period());
            long amount = Math.min(want.amount(), want.limit() - total);
            if (amount <= 0) {
                closed(h, want, total);
                return new Reserved(0, total);
            }
            int changed = h.execute(
                    "INSERT INTO quota_reserved (subscription, name, period, reserved, closed) VALUES (?, ?, ?, ?, 0)"
                            + " ON CONFLICT (subscription, name, period) DO UPDATE"
                            + " SET reserved = quota_reserved.reserved + excluded.reserved"
                            + " WHERE quota_reserved.reserved = ?",
                    want.period().subscription(),
                    want.period().name(),
                    want.period().begin(),
                    amount,
                    total);
            if (changed > 0) {
                return new Reserved(amount, total + amount);
            }
        }
    }

    /** Written to the trail once for each limit that was reached, however often and by whom it is asked. */
    private static void closed(Handle h, Wanted want, long total) {
        int first = h.execute(
                "UPDATE quota_reserved SET closed = ? WHERE subscription = ? AND name = ? AND period = ? AND closed <> ?",
                want.limit(),
                want.period().subscription(),
                want.period().name(),
                want.period().begin(),
                want.limit());
        if (first > 0) {
            AuditTrail.append(
                    h,
                    List.of(new AuditTrail.Entry(
                            Instant.now(),
                            AuditTrail.GATEWAY,
                            "close",
                            want.period().subscription(),
                            "quota-" + want.period().name().replace(' ', '-'),
                            want.period().name() + " from "
                                    + Instant.ofEpochMilli(want.period().begin()) + ": limit " + want.limit()
                                    + " is used, reserved " + total)));
        }
    }

    /** One transaction: these amounts were not used. */
    public void giveBack(String subscription, List<Wanted> rests, Change change) {
        store.change(h -> {
            rests.forEach(rest -> h.execute(
                    "UPDATE quota_reserved SET reserved = reserved - ?"
                            + " WHERE subscription = ? AND name = ? AND period = ? AND reserved >= ?",
                    rest.amount(),
                    rest.period().subscription(),
                    rest.period().name(),
                    rest.period().begin(),
                    rest.amount()));
            keep(h, subscription, change);
        });
    }

    public long total(Period period) {
        return store.read(h -> total(h, period));
    }

    /** Records that were counted and may have to be sent again. */
    public Set<String> counted(String subscription) {
        return store.read(
                h -> h
                        .select("SELECT record FROM quota_counted WHERE subscription = ?", subscription)
                        .mapTo(String.class)
                        .stream()
                        .collect(Collectors.toSet()));
    }

    private static long total(Handle h, Period period) {
        return h.select(
                        "SELECT reserved FROM quota_reserved WHERE subscription = ? AND name = ? AND period = ?",
                        period.subscription(),
                        period.name(),
                        period.begin())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static void keep(Handle h, String subscription, Change change) {
        PreparedBatch done = h.prepareBatch("DELETE FROM quota_counted WHERE subscription = ? AND record = ?");
        change.done().forEach(record -> done.add(subscription, record));
        PreparedBatch counted = h.prepareBatch("INSERT INTO quota_counted (subscription, record) VALUES (?, ?)"
                + " ON CONFLICT (subscription, record) DO NOTHING");
        change.counted().forEach(record -> counted.add(subscription, record));
        // Done first: a record that was done may have come again since.
        done.execute();
        counted.execute();
    }

    /**
     * Forgets old periods, by the clock and by the newest one: a clock that is years ahead for one start must not forget
     * today. What was forgotten counts as used.
     */
    public void sweep(long now) {
        store.change(h -> {
            sweep(h, false, now - KEEP_HOURS.toMillis(), KEEP_HOURS.toMillis());
            sweep(h, true, now - KEEP_DAYS.toMillis(), KEEP_DAYS.toMillis());
            h.execute("DELETE FROM quota_counted WHERE subscription NOT IN (SELECT id FROM subscription)");
        });
    }

    private static void sweep(Handle h, boolean day, long before, long keep) {
        String names = day ? "% day" : "% hour";
        long newest = h.select("SELECT COALESCE(MAX(period), 0) FROM quota_reserved WHERE name LIKE ?", names)
                .mapTo(Long.class)
                .one();
        long until = Math.min(before, newest - keep);
        long swept = h.select(
                        "SELECT COALESCE(MAX(period), 0) FROM quota_reserved WHERE name LIKE ? AND period < ?",
                        names,
                        until)
                .mapTo(Long.class)
                .one();
        if (swept > 0) {
            h.execute("DELETE FROM quota_reserved WHERE name LIKE ? AND period <= ?", names, swept);
            Store.setState(h, floorName(day), Long.toString(Math.max(swept, floor(h, day))));
        }
    }

    private static String floorName(boolean day) {
        return day ? "quota.swept.day" : "quota.swept.hour";
    }

    private static long floor(Handle h, boolean day) {
        return h.select("SELECT value FROM state WHERE name = ?", floorName(day))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
