package sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The second program: what must be true once everything of a sample is settled, from the truth alone. It reads no
 * mapping and no legacy column.
 *
 * @param population counts of the polled chimney, in records
 * @param insurance counts of the pushing chimney, in records
 * @param pushes counts of the pushing chimney, in pushes; parked is 0, for only records are parked
 * @param overwritten rows that are updated in place: up to so many fewer records may be seen and accepted of
 *     population, since a poll may come too late for the earlier state
 * @param people the last good state of everybody by citizen id
 * @param insured the last good declaration about everybody by citizen id
 */
public record Expected(
        Counts population,
        Counts insurance,
        Counts pushes,
        int overwritten,
        Map<String, PopulationRow> people,
        Map<String, InsuranceRecord> insured) {

    /** Received = accepted + parked + rejected + repeats. */
    public record Counts(int received, int accepted, int parked, int rejected, int repeats) {
        private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        private Counts plus(int good, int bad) {
            return new Counts(received + good + bad, accepted + good, parked + bad, rejected, repeats);
        }

        private Counts plusRejected(int count) {
            return new Counts(received + count, accepted, parked, rejected + count, repeats);
        }

        private Counts plusRepeats(int count) {
            return new Counts(received + count, accepted, parked, rejected, repeats + count);
        }
    }

    /** What one consumer gets of one resource: received = parked + those delivered or superseded. */
    public record Arrivals(int received, int parked) {}

    /** A row that the real-estate registry must hold. Birth date is null where nobody knows it. */
    public record RegistryRow(String name, String sex, LocalDate birthDate, long version) {}

    public static Expected of(SampleData data) {
        Map<String, PopulationRow> people = new TreeMap<>();
        data.rows().stream()
                .filter(row -> !row.defect().fatal())
                .forEach(row -> people.put(row.truth().citizenId(), row));
        Map<String, InsuranceRecord> insured = new TreeMap<>();
        data.pushes().stream()
                .filter(push -> !push.repeat())
                .flatMap(push -> good(push).stream())
                .forEach(record -> insured.put(record.person().citizenId(), record));
        int overwritten =
                (int) data.rows().stream().filter(row -> row.replaces() != 0).count();
        return new Expected(
                count(data.rows()), records(data.pushes()), pushes(data.pushes()), overwritten, people, insured);
    }

    private static Counts count(List<PopulationRow> rows) {
        int bad = (int) rows.stream().filter(row -> row.defect().fatal()).count();
        return Counts.NONE.plus(rows.size() - bad, bad);
    }

    private static Counts records(List<Push> pushes) {
        Counts counts = Counts.NONE;
        for (Push push : pushes) {
            int good = good(push).size();
            int size = push.records().size();
            if (push.repeat()) {
                counts = counts.plusRepeats(size);
            } else {
                counts = good == 0 ? counts.plusRejected(size) : counts.plus(good, size - good);
            }
        }
        return counts;
    }

    private static Counts pushes(List<Push> pushes) {
        Counts counts = Counts.NONE;
        for (Push push : pushes) {
            if (push.repeat()) {
                counts = counts.plusRepeats(1);
            } else {
                counts = push.allInvalid() ? counts.plusRejected(1) : counts.plus(1, 0);
            }
        }
        return counts;
    }

    /** What the service hall gets of a resource; of population-basic {@link #overwritten} fewer may be received. */
    public Arrivals hallArrivals(Chimney chimney) {
        return switch (chimney) {
            case POPULATION ->
                new Arrivals(population.accepted(), (int) people.values().stream()
                        .filter(row -> row.truth().refusedByHall())
                        .count());
            case INSURANCE ->
                new Arrivals(insurance.accepted(), (int) insured.values().stream()
                        .filter(record -> record.person().refusedByHall())
                        .count());
        };
    }

    /** What the real-estate registry gets; it refuses nobody. */
    public Arrivals realEstateArrivals() {
        return new Arrivals(population.accepted(), 0);
    }

    /**
     * The latest record of every key that the service hall must hold: masked key to granted items. An item without a
     * value is absent.
     *
     * @param maskSecret the mask secret of the hall's subscription to the chimney's resource
     */
    public Map<String, Map<String, String>> hall(Chimney chimney, byte[] maskSecret) {
        Map<String, Map<String, String>> held = new TreeMap<>();
        if (chimney == Chimney.POPULATION) {
            people.forEach((id, row) -> put(held, mask(id, maskSecret), row.truth(), items(row)));
        } else {
            insured.forEach((id, record) -> put(held, mask(id, maskSecret), record.person(), items(record)));
        }
        return held;
    }

    /** Citizen id to the row that the real-estate registry must hold. */
    public Map<String, RegistryRow> realEstate() {
        Map<String, RegistryRow> rows = new TreeMap<>();
        people.forEach((id, row) -> {
            Person truth = row.truth();
            rows.put(id, new RegistryRow(truth.name(), truth.sex(), truth.birthDate(), row.updSeq()));
        });
        return rows;
    }

    /** HMAC-SHA256 of the id, hex in small letters. */
    public static String mask(String citizenId, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(citizenId.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static List<InsuranceRecord> good(Push push) {
        return push.records().stream()
                .filter(record -> !record.defect().fatal())
                .toList();
    }

    private static void put(
            Map<String, Map<String, String>> held, String key, Person person, Map<String, String> items) {
        if (!person.refusedByHall()) {
            items.put("citizenId", key);
            items.put("name", person.name());
            held.put(key, items);
        }
    }

    private static Map<String, String> items(PopulationRow row) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("sex", row.truth().sex());
        if (row.truth().birthDate() != null) {
            items.put("birthDate", row.truth().birthDate().toString());
        }
        return items;
    }

    private static Map<String, String> items(InsuranceRecord record) {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("status", record.insurance().status());
        items.put("lastPaidMonth", record.insurance().lastPaidMonth().toString());
        return items;
    }
}
