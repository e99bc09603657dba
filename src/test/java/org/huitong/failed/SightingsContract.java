package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.huitong.failed.Sightings.Asked;
import org.huitong.failed.Sightings.Page;
import org.huitong.failed.Sightings.Sighting;
import org.huitong.message.Event;
import org.huitong.message.Seen;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Did you send one of this key?", as either store answers it. */
abstract class SightingsContract {
    private static final String HALL = "hall.person";
    private static final String KEY = "999999199001011234";
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final KeyHash KEYS = new KeyHash("a secret of this test".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Store store;
    private Sightings sightings;
    private Projection projection;
    private int events;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        store = Store.open(settings());
        keep(Duration.ofDays(7));
    }

    private void keep(Duration time) {
        sightings = new Sightings(store, KEYS, time);
        projection = new Projection(store, KEYS, sightings);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Event event(long at, String where, Seen... seen) {
        String kind = where.contains("/") ? Event.INTAKE : Event.OUTCOME;
        return new Event("1-" + ++events, kind, at, where, null, Map.of(), List.of(), null).of(List.of(seen));
    }

    private static Asked asked(String key) {
        return new Asked(key, null, null, null, 100);
    }

    @Test
    void tellsWhereARecordOfTheKeyWas() {
        projection.apply(List.of(
                event(
                        1_000,
                        "registry/person",
                        new Seen("i-0", KEY, Seen.As.PUBLISHED),
                        new Seen("i-1", "K2", Seen.As.PUBLISHED)),
                event(1_200, HALL, new Seen("i-1", "K2", Seen.As.DELIVERED), new Seen("i-0", KEY, Seen.As.PARKED))));
        projection.apply(List.of(event(2_000, "estate.person", new Seen("i-0", KEY, Seen.As.DELIVERED))));

        Page page = sightings.page(asked(KEY));

        assertThat(page.next()).isNull();
        assertThat(page.found())
                .extracting(Sighting::at, Sighting::where, Sighting::record, Sighting::as)
                .containsExactly(
                        tuple(2_000L, "estate.person", "i-0", Seen.As.DELIVERED),
                        tuple(1_200L, HALL, "i-0", Seen.As.PARKED),
                        tuple(1_000L, "registry/person", "i-0", Seen.As.PUBLISHED));
        assertThat(sightings.page(asked("K3"))).isEqualTo(new Page(List.of(), null));
    }

    /** An event that is drained again after a death. */
    @Test
    void eventThatComesAgainIsSeenOnce() {
        Event event = event(1_000, HALL, new Seen("i-0", KEY, Seen.As.DELIVERED));

        projection.apply(List.of(event));
        projection.apply(List.of(event));

        assertThat(sightings.page(asked(KEY)).found()).hasSize(1);
    }

    @Test
    void keyIsNotInTheStore() {
        projection.apply(List.of(event(1_000, HALL, new Seen("i-0", KEY, Seen.As.DELIVERED))));

        List<byte[]> kept = store.read(h -> h.select("SELECT keys, rest FROM sighting")
                .map((rs, ctx) -> List.of(rs.getBytes(1), rs.getBytes(2)))
                .one());

        assertThat(kept.get(0)).hasSize(Long.BYTES);
        assertThat(Sightings.inflated(kept.get(1)).toString()).contains("i-0").doesNotContain(KEY);
    }

    @Test
    void underAnotherSecretNothingIsFoundAndNothingKept() {
        KEYS.bring(store);
        projection.apply(List.of(event(1_000, HALL, new Seen("i-0", KEY, Seen.As.DELIVERED))));

        KEYS.bring(store);
        assertThat(rows()).isOne();
        new KeyHash(new byte[32]).bring(store);

        assertThat(rows()).isZero();
    }

    private long rows() {
        return store.read(
                h -> h.select("SELECT COUNT(*) FROM sighting").mapTo(Long.class).one());
    }

    @Test
    void whereNothingIsKeptNothingIsWritten() {
        keep(Duration.ZERO);

        projection.apply(List.of(event(1_000, HALL, new Seen("i-0", KEY, Seen.As.DELIVERED))));

        assertThat(rows()).isZero();
    }

    @Test
    void whatIsOldIsForgottenAndNothingElse() {
        for (long day = 0; day < 10; day++) {
            projection.apply(List.of(event(day * DAY, HALL, new Seen("i-" + day, KEY, Seen.As.DELIVERED))));
        }

        assertThat(sightings.forget(1_000 * DAY))
                .as("by a clock that is years ahead")
                .isEqualTo(2);
        assertThat(sightings.forget(1_000 * DAY)).isZero();
        assertThat(sightings.forget(5 * DAY)).isZero();

        assertThat(sightings.page(asked(KEY)).found())
                .extracting(Sighting::record)
                .containsExactly("i-9", "i-8", "i-7", "i-6", "i-5", "i-4", "i-3", "i-2");
    }

    /** More than one row of the store holds; a clock that was set back; a backlog of hours in one batch. */
    @Test
    void largeAndLongBatchesAreCut() {
        Seen[] many = IntStream.range(0, 20_001)
                .mapToObj(i -> new Seen("i-" + i, "K" + i, Seen.As.DELIVERED))
                .toArray(Seen[]::new);
        projection.apply(List.of(event(1_000, HALL, many)));
        assertThat(rows()).isEqualTo(3);
        assertThat(sightings.page(asked("K20000")).found()).hasSize(1);

        projection.apply(List.of(
                event(9_000_000, HALL, new Seen("late", KEY, Seen.As.DELIVERED)),
                event(1_000, HALL, new Seen("early", KEY, Seen.As.DELIVERED))));

        assertThat(sightings.page(new Asked(KEY, null, 2_000L, null, 100)).found())
                .extracting(Sighting::record)
                .containsExactly("early");
        assertThat(sightings.page(new Asked(KEY, 2_000L, null, null, 100)).found())
                .extracting(Sighting::record)
                .containsExactly("late");
    }

    /** Any question, asked in the smallest pieces, finds what looking at every record finds, newest first. */
    @Test
    void nothingIsMissedAndNothingComesTwice() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Sighting> all = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        long at = 0;
        for (int batch = 0; batch < 60; batch++) {
            List<Event> drained = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                at += 1 + random.nextInt(80_000);
                Seen[] seen = new Seen[1 + random.nextInt(5)];
                String where = random.nextBoolean() ? HALL : "registry/person";
                for (int s = 0; s < seen.length; s++) {
                    String key = "K" + random.nextInt(12);
                    seen[s] =
                            new Seen("r" + all.size(), key, Seen.As.values()[random.nextInt(Seen.As.values().length)]);
                    all.add(new Sighting(at, where, seen[s].record(), seen[s].as()));
                    keys.add(key);
                }
                drained.add(event(at, where, seen));
            }
            projection.apply(drained);
        }
        for (int question = 0; question < 100; question++) {
            String key = "K" + random.nextInt(13);
            Long from = random.nextBoolean() ? null : (long) random.nextInt((int) at);
            Long to = random.nextBoolean() ? null : (long) random.nextInt((int) at);
            List<Sighting> found = new ArrayList<>();
            Cursor after = null;
            int asks = 0;
            do {
                Stride oneByOne = new Stride(1 + random.nextInt(9), 1 + random.nextInt(9), 0);
                Page page = new Sightings(store, KEYS, Duration.ofDays(7), oneByOne)
                        .page(new Asked(key, from, to, after, 1 + random.nextInt(5)));
                found.addAll(page.found());
                after = page.next();
                assertThat(++asks).isLessThan(1_000);
            } while (after != null);

            assertThat(found)
                    .as("seed %d, question %d: %s from %s to %s", seed, question, key, from, to)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, all.size())
                            .filter(i -> keys.get(i).equals(key))
                            .mapToObj(all::get)
                            .filter(one -> (from == null || one.at() >= from) && (to == null || one.at() < to))
                            .toList())
                    .isSortedAccordingTo(Comparator.comparingLong(Sighting::at).reversed());
        }
    }
}
