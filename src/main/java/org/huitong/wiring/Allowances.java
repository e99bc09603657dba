package org.huitong.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Meter;
import org.huitong.authorize.OverQuota;
import org.huitong.authorize.Register;
import org.huitong.catalog.Quota;
import org.huitong.catalog.Words;
import org.huitong.deliver.Allowance;
import org.huitong.failed.Quotas;
import org.huitong.operate.api.StatusView;
import org.huitong.store.Store;

/** What each subscription may still be sent. Thread-safe. */
public final class Allowances {
    private final Store store;
    private final Register register;
    private final MeterRegistry meters;
    private final Map<String, MeteredAllowance> allowances = new ConcurrentHashMap<>();

    /** @param meters count the closings */
    public Allowances(Store store, Register register, MeterRegistry meters) {
        this.store = store;
        this.register = register;
        this.meters = meters;
    }

    /** A new one for a worker of this subscription; the one before must be closed. */
    public Allowance of(String subscription) {
        StoredQuota book = new StoredQuota(new Quotas(store), subscription);
        MeteredAllowance allowance = new MeteredAllowance(new Meter(
                () -> quota(subscription),
                book,
                System::currentTimeMillis,
                over -> closings(over).increment()));
        allowances.put(subscription, allowance);
        return allowance;
    }

    private Quota quota(String subscription) {
        Holding holding = register.of(subscription).orElse(null);
        return holding == null || holding.grant() == null
                ? Quota.NONE
                : holding.grant().quota();
    }

    private Counter closings(OverQuota over) {
        return meters.counter("huitong.grants.closed", "rule", over.rule());
    }

    /** What is left of each limit in this hour and day; empty where there is no quota, or no worker. */
    List<StatusView.Limit> limits(String subscription) {
        MeteredAllowance allowance = allowances.get(subscription);
        return allowance == null
                ? List.of()
                : allowance.used().stream().map(Allowances::limit).toList();
    }

    private static StatusView.Limit limit(Meter.Used used) {
        return new StatusView.Limit(
                Words.of(used.limit().kind()),
                Words.of(used.limit().unit()),
                used.limit().most(),
                used.used(),
                used.left(),
                Instant.ofEpochMilli(used.period().end()));
    }

    /** Which subscriptions are over quota; empty where none is. */
    String trouble() {
        return allowances.entrySet().stream()
                .flatMap(one -> one.getValue().over().stream().map(over -> one.getKey() + ": " + over.text()))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
