package org.huitong.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.RealEstateRegistry;
import sample.Chimney;

/** Finds every broken promise in the evidence; knows nothing of how the gateway keeps them. Use once. */
final class Checker {
    static final String HALL = "government-service.hall.";
    private static final int OK = 200;
    private static final String TABLE = "natural-resources.real-estate." + Chimney.POPULATION.resource();

    private final Evidence evidence;
    private final List<String> broken = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
    }

    /** One line for each broken promise; no payload. */
    static List<String> broken(Evidence evidence) {
        Checker checker = new Checker(evidence);
        checker.broken.addAll(evidence.trouble());
        checker.hall(Chimney.INSURANCE, evidence.declared());
        checker.hall(Chimney.POPULATION, evidence.registered());
        checker.table();
        checker.counts();
        return checker.broken;
    }

    private void hall(Chimney chimney, Truth truth) {
        List<Arrival> arrivals = evidence.arrivals().stream()
                .filter(arrival -> arrival.status() == OK && arrival.resource().equals(chimney.resource()))
                .toList();
        Map<String, Long> newest = new HashMap<>();
        Map<Long, String> ids = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        Map<String, String> keys = new HashMap<>();
        for (Arrival arrival : arrivals) {
            long number = Truth.number(arrival.data().get("name"));
            String person = truth.person(number);
            if (person == null) {
                broken.add("invented: " + chimney.resource() + " " + number + " arrived, nobody acknowledged it");
                continue;
            }
            String id = arrival.id() + "." + arrival.revision();
            same(ids.putIfAbsent(number, id), id, "doubled: " + chimney.resource() + " " + number);
            same(numbers.putIfAbsent(id, number), number, "mixed up: " + id);
            same(keys.putIfAbsent(person, arrival.key()), arrival.key(), "mixed up: key of " + number);
            Long before = newest.put(person, number);
            if (before != null && before > number) {
                broken.add("step back: " + chimney.resource() + " " + number + " arrived after " + before);
            }
        }
        Set<Long> parked = evidence.parked().getOrDefault(HALL + chimney.resource(), Set.of());
        truth.newest().forEach((person, number) -> {
            if (newest.getOrDefault(person, -1L) < number && !parked.contains(number)) {
                broken.add("lost: " + chimney.resource() + " " + number + " was acknowledged and never arrived");
            }
        });
        delivered(HALL + chimney.resource(), ids.size());
    }

    private void same(Object before, Object now, String what) {
        if (before != null && !before.equals(now)) {
            broken.add(what + " arrived as " + before + " and as " + now);
        }
    }

    /** A record counts as delivered once, however often it was sent. */
    private void delivered(String subscription, int arrived) {
        long delivered = subscription(subscription).path("delivered").asLong();
        if (delivered > arrived) {
            broken.add("counted: " + subscription + " says " + delivered + " delivered, " + arrived + " arrived");
        }
    }

    private void table() {
        if (!evidence.registered().newest().equals(evidence.newestInRegister())) {
            broken.add("harness: the register does not hold what was written to it");
        }
        Set<Long> parked = evidence.parked().getOrDefault(TABLE, Set.of());
        Map<String, Long> held = new HashMap<>();
        for (Map.Entry<String, RealEstateRegistry.Row> row : evidence.table().entrySet()) {
            long version = row.getValue().person().version();
            held.put(row.getKey(), version);
            if (Truth.number(row.getValue().person().name()) != version) {
                broken.add("mixed up: the table's row of version " + version + " has another version's name");
            }
        }
        evidence.newestInRegister().forEach((person, number) -> {
            Long has = held.remove(person);
            if (!number.equals(has) && !parked.contains(number)) {
                broken.add("table differs: the register holds " + number + ", the table " + has);
            }
        });
        if (!held.isEmpty()) {
            broken.add("invented: the table has " + held.size() + " persons more than the register");
        }
    }

    private void counts() {
        long acknowledged = evidence.declared().count();
        long changes = evidence.registered().count();
        for (JsonNode source : evidence.status().path("sources")) {
            boolean insurance = source.path("resource").asText().equals(Chimney.INSURANCE.resource());
            long most = insurance ? acknowledged : changes;
            long least = insurance ? acknowledged : changes - evidence.overwritten();
            long accepted = source.path("accepted").asLong();
            if (accepted < least || accepted > most) {
                broken.add("counted: " + source.path("system").asText() + " says " + accepted + " accepted; said were "
                        + least + " to " + most);
            }
            for (JsonNode subscription : evidence.status().path("subscriptions")) {
                if (subscription.path("resource").equals(source.path("resource"))) {
                    addsUp(subscription, accepted);
                }
            }
        }
        evidence.status()
                .path("alarms")
                .forEach(alarm -> broken.add("alarm: " + alarm.path("code").asText() + " "
                        + alarm.path("subject").asText()));
    }

    private void addsUp(JsonNode subscription, long accepted) {
        long sum = 0;
        for (String fate : List.of("delivered", "superseded", "parked", "held", "discarded")) {
            sum += subscription.path(fate).asLong();
        }
        if (subscription.path("received").asLong() != accepted || sum != accepted) {
            broken.add("counted: " + subscription.path("id").asText() + " received "
                    + subscription.path("received").asLong() + " and accounts for " + sum + " of " + accepted);
        }
    }

    private JsonNode subscription(String id) {
        for (JsonNode subscription : evidence.status().path("subscriptions")) {
            if (subscription.path("id").asText().equals(id)) {
                return subscription;
            }
        }
        throw new IllegalArgumentException(id + " is not among the subscriptions of the status");
    }
}
