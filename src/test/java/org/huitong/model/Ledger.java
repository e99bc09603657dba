package org.huitong.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huitong.authorize.Period;
import org.huitong.catalog.Quota;
import org.huitong.deliver.Outgoing;

/**
 * What goes to a consumer by the hour, over all lives of the gateway, against what the grant allows: calls as they come,
 * records when they are first about to be sent. A record whose call fails may come in a later hour, and counts there no more.
 */
final class Ledger {
    private final World world;
    private final String subscription;
    private final Set<String> known = new HashSet<>();
    private final Map<Long, Integer> records = new HashMap<>();
    private final Map<Long, Integer> calls = new HashMap<>();
    private Quota quota = Quota.NONE;

    Ledger(World world, String subscription) {
        this.world = world;
        this.subscription = subscription;
    }

    Quota quota() {
        return quota;
    }

    /** Little enough that a history meets it, enough that its quiet phase comes to an end. */
    void limits(Random random) {
        List<Quota.Limit> limits = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            limits.add(new Quota.Limit(Quota.Kind.RECORDS, Quota.Unit.HOUR, 2 + random.nextInt(5)));
        }
        if (random.nextInt(6) == 0) {
            limits.add(new Quota.Limit(Quota.Kind.CALLS, Quota.Unit.HOUR, 5 + random.nextInt(8)));
        }
        quota = new Quota(limits);
    }

    private long hour() {
        return Period.of(Quota.Unit.HOUR, world.wall()).begin();
    }

    /** These are about to be sent, or were reserved for; a lane that goes on in a process that is dead sends nothing. */
    void taken(Collection<String> call) {
        world.alive();
        call.stream().filter(known::add).forEach(record -> records.merge(hour(), 1, Integer::sum));
    }

    /** A call has come; what is wrong with it. */
    List<String> call(List<Outgoing> call) {
        List<String> broken = new ArrayList<>();
        if (!quota.none() && !known.containsAll(call.stream().map(Outgoing::id).toList())) {
            broken.add(subscription + " was sent what was not counted");
        }
        calls.merge(hour(), 1, Integer::sum);
        check(Quota.Kind.RECORDS, records.getOrDefault(hour(), 0), broken);
        check(Quota.Kind.CALLS, calls.get(hour()), broken);
        return broken;
    }

    private void check(Quota.Kind kind, int came, List<String> broken) {
        long most = quota.most(kind, Quota.Unit.HOUR);
        if (most > 0 && came > most) {
            broken.add(subscription + " is over quota: " + came + " " + kind + " in an hour, of " + most);
        }
    }
}
