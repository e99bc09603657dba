package org.huitong.wiring;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.huitong.authorize.Period;
import org.huitong.authorize.QuotaBook;
import org.huitong.catalog.Quota;
import org.huitong.catalog.Words;
import org.huitong.failed.Quotas;

/** One subscription's quota as its meter asks for it. Thread-safe. */
final class StoredQuota implements QuotaBook {
    private final Quotas quotas;
    private final String subscription;

    StoredQuota(Quotas quotas, String subscription) {
        this.quotas = quotas;
        this.subscription = subscription;
    }

    @Override
    public List<Got> reserve(List<Want> wants, Function<List<Got>, Change> change) {
        return got(quotas.reserve(subscription, wanted(wants), reserved -> change(change.apply(got(reserved)))));
    }

    @Override
    public void giveBack(List<Want> rests, Change change) {
        quotas.giveBack(subscription, wanted(rests), change(change));
    }

    @Override
    public long total(Quota.Kind kind, Period period) {
        return quotas.total(period(kind, period));
    }

    @Override
    public Set<String> counted() {
        return quotas.counted(subscription);
    }

    private List<Quotas.Wanted> wanted(List<Want> wants) {
        return wants.stream()
                .map(want -> new Quotas.Wanted(period(want.kind(), want.period()), want.amount(), want.limit()))
                .toList();
    }

    private Quotas.Period period(Quota.Kind kind, Period period) {
        return new Quotas.Period(
                subscription,
                Words.of(kind) + " " + Words.of(period.unit()),
                period.unit() == Quota.Unit.DAY,
                period.begin());
    }

    private static List<Got> got(List<Quotas.Reserved> reserved) {
        return reserved.stream().map(one -> new Got(one.amount(), one.total())).toList();
    }

    private static Quotas.Change change(Change change) {
        return new Quotas.Change(change.counted(), change.done());
    }
}
