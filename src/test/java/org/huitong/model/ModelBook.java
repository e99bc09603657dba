package org.huitong.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.huitong.authorize.Period;
import org.huitong.authorize.QuotaBook;
import org.huitong.catalog.Quota;

/** What the model's store keeps of one subscription's quota; it outlives the gateway. Every call is an await point. */
final class ModelBook implements QuotaBook {
    private final World world;
    private final Ledger ledger;
    private final Map<List<Object>, Long> reserved = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    ModelBook(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    @Override
    public List<Got> reserve(List<Want> wants, Function<List<Got>, Change> change) {
        world.store("quota.reserve");
        List<Got> got = new ArrayList<>();
        for (Want want : wants) {
            long total = total(want);
            long amount = Math.max(0, Math.min(want.amount(), want.limit() - total));
            got.add(new Got(amount, total + amount));
        }
        Change kept = change.apply(got);
        for (int i = 0; i < wants.size(); i++) {
            reserved.put(name(wants.get(i)), got.get(i).total());
        }
        keep(kept);
        ledger.taken(kept.counted());
        world.frame().reserved = true;
        // The store may have kept it, and not be able to say so.
        world.store("after quota.reserve");
        return got;
    }

    @Override
    public void giveBack(List<Want> rests, Change change) {
        world.store("quota.back");
        rests.forEach(rest -> reserved.merge(name(rest), -rest.amount(), Long::sum));
        keep(change);
        world.at("after quota.back");
    }

    private void keep(Change change) {
        counted.removeAll(change.done());
        counted.addAll(change.counted());
    }

    private static List<Object> name(Want want) {
        return List.of(want.kind(), want.period());
    }

    private long total(Want want) {
        return reserved.getOrDefault(name(want), 0L);
    }

    @Override
    public long total(Quota.Kind kind, Period period) {
        return reserved.getOrDefault(List.<Object>of(kind, period), 0L);
    }

    @Override
    public Set<String> counted() {
        world.store("quota.counted");
        return Set.copyOf(counted);
    }
}
