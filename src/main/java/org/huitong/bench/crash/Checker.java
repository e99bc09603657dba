package org.huitong.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.pilot.RealEstateRegistry;
import sample.Chimney;

/** Finds every broken promise in the evidence; knows nothing of how the gateway keeps them. One thread. */
public final class Checker {
    public static final String HALL = "government-service.hall.";
    private static final String TABLE = "natural-resources.real-estate." + Chimney.POPULATION.resource();

    private final Map<Chimney, HallBook> books = Map.of(
            Chimney.INSURANCE, new HallBook(Chimney.INSURANCE.resource()),
            Chimney.POPULATION, new HallBook(Chimney.POPULATION.resource()));
    private final List<String> broken = new ArrayList<>();
    private Evidence evidence;

    /** One line for each broken promise of now and of earlier checks; no payload. */
    public List<String> check(Evidence now) {
        evidence = now;
        broken.addAll(evidence.trouble());
        hall(Chimney.INSURANCE, evidence.declared());
        hall(Chimney.POPULATION, evidence.registered());
        table();
        counts();
        return List.copyOf(broken);
    }

    /** Records that came more than once, as at-least-once allows. */
    public long repeats() {
        return books.values().stream().mapToLong(HallBook::repeats).sum();
    }

    /** Effects at the hall, each record once. */
    public long taken() {
        return books.values().stream().mapToLong(HallBook::taken).sum();
    }

    private void hall(Chimney chimney, Truth truth) {
        String subscription = HALL + chimney.resource();
        HallBook book = books.get(chimney);
        book.enter(evidence.came(), truth, broken);
        book.complete(truth, parked(subscription), broken);
        // A record counts as delivered once, however often it was sent.
        long delivered = subscription(subscription).path("delivered").asLong();
        if (delivered > book.taken()) {
            broken.add("counted: " + subscription + " says " + delivered + " delivered, " + book.taken() + " arrived");
        }
    }

    /** Also what waits before publish, of no subscription. */
    private Set<Long> parked(String subscription) {
        Set<Long> parked = new HashSet<>(evidence.parked().getOrDefault(subscription, Set.of()));
        parked.addAll(evidence.parked().getOrDefault("", Set.of()));
        return parked;
    }

    private void table() {
        if (!evidence.registered().newest().equals(evidence.newestInRegister())) {
            broken.add("harness: the register does not hold what was written to it");
        }
        Set<Long> parked = parked(TABLE);
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
            if (!fed(source.path("resource").asText())) {
                continue;
            }
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

    /** The pilot has chimneys that nobody feeds here. */
    private boolean fed(String resource) {
        return books.keySet().stream().anyMatch(chimney -> chimney.resource().equals(resource));
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
