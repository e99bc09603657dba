package org.huitong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.huitong.audit.AuditSearch.Asked;
import org.huitong.audit.AuditSearch.Page;
import org.huitong.audit.AuditTrail.Entry;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The trail as either store answers for it: every line that was asked for, once, in the order it was written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditSearchContract {
    private static final int LINES = 45_000;
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long EVERY = Duration.ofMinutes(1).toMillis();
    private static final Asked ALL = new Asked(null, null, null, null, null, null, null, 1_000);

    private final List<Entry> newestFirst = new ArrayList<>();
    private Store store;

    abstract StoreSettings settings(Path folder);

    @BeforeAll
    void write(@TempDir Path folder) {
        Random random = new Random(5);
        List<Entry> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            // The store was away now and then: what had waited was written behind what was done meanwhile.
            long late = random.nextInt(100) == 0
                    ? Duration.ofHours(random.nextInt(20)).toMillis()
                    : 0;
            lines.add(new Entry(
                    Instant.ofEpochMilli(BEGIN + i * EVERY - late),
                    i % 9_000 == 17 ? "李" : i % 3 == 0 ? "gateway" : "wang",
                    i % 5 == 0 ? "replay" : "deliver",
                    i % 7 == 0 ? "row " + i % 700 : "hall.person",
                    i % 2 == 0 ? "ok" : "refused",
                    "line " + i));
        }
        store = Store.open(settings(folder));
        store.change(h -> AuditTrail.append(h, lines));
        newestFirst.addAll(lines);
        Collections.reverse(newestFirst);
    }

    @AfterAll
    void close() {
        store.close();
    }

    private Page page(Asked asked) {
        return store.read(h -> AuditSearch.page(h, asked));
    }

    private static Asked after(Asked asked, Long after) {
        return new Asked(
                asked.actor(),
                asked.action(),
                asked.subject(),
                asked.result(),
                asked.from(),
                asked.to(),
                after,
                asked.limit());
    }

    private List<Entry> found(Asked asked) {
        List<Entry> found = new ArrayList<>();
        Page page = page(asked);
        found.addAll(page.entries());
        while (page.next() != null) {
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(asked.limit());
            assertThat(page.reached()).isNotNull();
            page = page(after(asked, page.next()));
            found.addAll(page.entries());
        }
        return found;
    }

    private List<Entry> wanted(Asked asked) {
        return newestFirst.stream()
                .filter(line -> asked.actor() == null || asked.actor().equals(line.actor()))
                .filter(line -> asked.action() == null || asked.action().equals(line.action()))
                .filter(line -> asked.subject() == null || asked.subject().equals(line.subject()))
                .filter(line -> asked.result() == null || asked.result().equals(line.result()))
                .filter(line -> asked.from() == null || line.at().toEpochMilli() >= asked.from())
                .filter(line -> asked.to() == null || line.at().toEpochMilli() < asked.to())
                .toList();
    }

    @Test
    void newestLinesComeFirst() {
        Page page = page(new Asked(null, null, null, null, null, null, null, 3));

        assertThat(page.entries())
                .extracting(Entry::detail)
                .containsExactly("line " + (LINES - 1), "line " + (LINES - 2), "line " + (LINES - 3));
        assertThat(page.next()).isNotNull();
    }

    @Test
    void wholeTrailIsReadPageByPage() {
        assertThat(found(ALL)).isEqualTo(newestFirst);
    }

    /** Five lines in all: whoever looks for them is not kept waiting by pages that are not full. */
    @Test
    void fewLinesAreFoundThroughAllOfIt() {
        Asked asked = new Asked("李", null, null, null, null, null, null, 100);

        assertThat(found(asked)).hasSize(5).isEqualTo(wanted(asked));
    }

    @Test
    void whateverIsAskedEachLineComesOnce() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            long from = BEGIN + random.nextInt(LINES) * EVERY;
            Asked asked = new Asked(
                    random.nextBoolean() ? null : "wang",
                    random.nextBoolean() ? null : "replay",
                    random.nextInt(3) > 0 ? null : "row " + 7 * random.nextInt(100),
                    random.nextBoolean() ? null : "refused",
                    random.nextBoolean() ? null : from,
                    random.nextBoolean() ? null : from + random.nextInt(10_000) * EVERY,
                    null,
                    1 + random.nextInt(1_000));
            assertThat(found(asked)).as("seed %d, round %d: %s", seed, i, asked).isEqualTo(wanted(asked));
        }
    }

    @Test
    void nothingBeforeTheFirstLineNorBehindTheLast() {
        assertThat(page(new Asked(
                        null, null, null, null, null, BEGIN - Duration.ofDays(2).toMillis(), null, 10)))
                .isEqualTo(new Page(List.of(), null, null));
        assertThat(page(new Asked(null, null, null, null, BEGIN + 2 * LINES * EVERY, null, null, 10)))
                .isEqualTo(new Page(List.of(), null, null));
    }

    @Test
    void emptyTrailIsReadAndBehindTheFirstLineThereIsNoMore(@TempDir Path folder) {
        try (Store empty = Store.open(StoreSettings.sqlite(folder))) {
            assertThat(empty.<Page>read(h -> AuditSearch.page(h, ALL))).isEqualTo(new Page(List.of(), null, null));

            empty.change(h -> AuditTrail.append(h, newestFirst.subList(0, 1)));

            Asked one = new Asked(null, null, null, null, null, null, null, 1);
            assertThat(empty.<Page>read(h -> AuditSearch.page(h, one)))
                    .isEqualTo(new Page(newestFirst.subList(0, 1), null, null));
        }
    }
}
