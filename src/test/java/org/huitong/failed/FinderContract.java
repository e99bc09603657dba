package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.seal.Seal;
import org.huitong.store.OldStore;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found, and that nothing is missed, on every store. */
abstract class FinderContract {
    static final KeyHash KEYS = new KeyHash(new byte[32]);
    private static final String HALL = "hall.person";
    private static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    Store store;
    private Projection projection;
    private Rows rows;
    private Finder finder;
    private int events;

    abstract StoreSettings settings();

    /** By which what is kept is closed. */
    Seal seal() {
        return Seal.NONE;
    }

    /** Another store than {@link #settings()}, and nothing in it yet. */
    abstract StoreSettings another() throws Exception;

    @BeforeEach
    void open() {
        store = Store.open(settings(), seal());
        projection = new Projection(store, KEYS);
        rows = new Rows(store);
        finder = new Finder(store, KEYS);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void apply(long at, RowChange... changes) {
        projection.apply(List.of(
                new Event("n1-" + ++events, Event.OUTCOME, at, HALL, null, Map.of(), List.of(changes), "window")));
    }

    private static RowChange change(String record, String subscription, RowState to, String fingerprint, String input) {
        return new RowChange(
                record,
                subscription,
                to,
                new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused: " + fingerprint, fingerprint),
                new RowChange.Input("registry.a", "person", "i-" + record, "K" + record, 7, 0, 1, input));
    }

    private static RowChange parked(String record, String fingerprint) {
        return change(record, HALL, RowState.PARKED, fingerprint, "{\"name\":\"演示甲\"}");
    }

    private List<Group> groups() {
        return finder.groups(new Group.Asked(null, null, null, null, null, true, null, 100))
                .groups();
    }

    private static Question text(String wanted) {
        return new Question(null, null, null, null, null, null, null, null, null, null, null, wanted, null, 10);
    }

    private List<String> records(Question asked) {
        return finder.rows(asked).rows().stream().map(Listed::record).toList();
    }

    @Test
    void rowsOfOneCauseAreOneGroupWhateverDiffersFromRecordToRecord() {
        apply(HOUR, parked("r1", "http 422 id 3f2504e0-4f89-11d3-9a0c-0305e82c3301"));
        apply(2 * HOUR, parked("r2", "http 422 id 9a2504e0-4f89-11d3-9a0c-0305e82c3377"));
        apply(3 * HOUR, parked("r3", "http 409"));

        assertThat(groups()).extracting(Group::fingerprint).containsExactly("http 409", "http 422 id #");
        Group group = groups().get(1);
        assertThat(group.parked()).isEqualTo(2);
        assertThat(group.first()).isEqualTo(HOUR);
        assertThat(group.newest()).isEqualTo(2 * HOUR);
        assertThat(group.subscription()).isEqualTo(HALL);
        assertThat(group.system()).as("the subscription tells whose they are").isEmpty();
    }

    @Test
    void recordsParkedBeforePublishAreGroupedBySenderAndResource() {
        apply(
                1,
                change("r1", "", RowState.PARKED, "name required", "{}"),
                change("r2", "", RowState.PARKED, "name required", "{}"));

        assertThat(groups()).hasSize(1);
        assertThat(groups().get(0).system()).isEqualTo("registry.a");
        assertThat(groups().get(0).resource()).isEqualTo("person");
    }

    @Test
    void groupsCountWhatBecomesOfTheirRows() {
        apply(1, parked("r1", "http 422"), parked("r2", "http 422"), parked("r3", "http 422"));
        apply(1, change("r4", HALL, RowState.HELD, "held", "{}"));

        rows.replay(1, "wang");
        rows.discard(2, "wang", "wrong");
        rows.edit(3, 0, "{}", "wang", "typo");
        apply(2, RowChange.end("r4", HALL, RowState.RESOLVED));
        add(groups(), "http 422", 1, 0, 1, 1);
        add(groups(), "held", 0, 0, 0, 1);

        apply(
                3,
                new RowChange(
                        "r1", HALL, RowState.PARKED, parked("r1", "http 409").cause(), null));
        add(groups(), "http 422", 1, 0, 0, 1);
        add(groups(), "http 409", 1, 0, 0, 0);
        assertThat(finder.groups(new Group.Asked(null, null, null, null, null, false, null, 100))
                        .groups())
                .extracting(Group::fingerprint)
                .containsExactlyInAnyOrder("http 422", "http 409");
    }

    private static void add(
            List<Group> groups, String fingerprint, long parked, long held, long replaying, long ended) {
        Group group = groups.stream()
                .filter(g -> g.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(group.parked(), group.held(), group.replaying(), group.ended()))
                .as(fingerprint)
                .containsExactly(parked, held, replaying, ended);
    }

    @Test
    void groupThatWouldBeOneTooManyIsCountedAmongTheOthers() {
        Causes causes = new Causes(3);
        store.change(h -> {
            causes.begin();
            for (int i = 0; i < 6; i++) {
                causes.enter(h, parked("r" + i, "kind " + "abcdef".charAt(i)), "registry.a", "person", i);
            }
            causes.flush(h);
        });

        assertThat(groups()).extracting(Group::fingerprint).containsExactly("#", "kind c", "kind b", "kind a");
        assertThat(groups().get(0).parked()).isEqualTo(3);
    }

    @Test
    void numbersOfATransactionThatFailedAreNotRemembered() {
        Causes causes = new Causes(3);
        catchThrowable(() -> store.change(h -> {
            causes.begin();
            causes.enter(h, parked("r1", "lost"), "registry.a", "person", 1);
            throw new IllegalStateException("the commit failed");
        }));

        store.change(h -> {
            causes.begin();
            causes.enter(h, parked("r2", "kept"), "registry.a", "person", 1);
            causes.enter(h, parked("r1", "lost"), "registry.a", "person", 1);
            causes.flush(h);
        });

        assertThat(groups()).extracting(Group::fingerprint).containsExactlyInAnyOrder("kept", "lost");
        assertThat(groups()).allMatch(group -> group.parked() == 1);
    }

    @Test
    void trendIsOfTheLastDay() {
        long now = 100 * HOUR;
        apply(now - 30 * HOUR, parked("r1", "http 422"));
        apply(now - 23 * HOUR, parked("r2", "http 422"));
        apply(now, parked("r3", "http 422"), parked("r4", "http 422"));

        List<Group> page = new Groups(store)
                .page(new Group.Asked(null, null, null, null, null, false, null, 10), now)
                .groups();

        assertThat(page.get(0).trend()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L);
    }

    @Test
    void groupsComeByPages() {
        for (int i = 0; i < 7; i++) {
            apply(i / 2, parked("r" + i, "kind " + "abcdefg".charAt(i)));
        }

        List<String> seen = new ArrayList<>();
        Cursor after = null;
        do {
            Group.Page page = finder.groups(new Group.Asked(HALL, null, null, "deliver", null, false, after, 3));
            page.groups().forEach(group -> seen.add(group.fingerprint()));
            after = page.next();
        } while (after != null);

        assertThat(seen).containsExactly("kind g", "kind f", "kind e", "kind d", "kind c", "kind b", "kind a");
    }

    @Test
    void textIsFoundInChineseInWhatCameAndInWhatWasMendedToIt() {
        apply(
                1,
                change("r1", HALL, RowState.PARKED, "a", "{\"name\":\"欧阳娜娜\"}"),
                change("r2", HALL, RowState.PARKED, "a", "{\"name\":\"欧阳\",\"note\":\"the \\\"old\\\" one\"}"),
                change("r3", HALL, RowState.PARKED, "状态不符", "{}"));
        rows.edit(3, 0, "{\"name\":\"司马\"}", "wang", "typo");

        assertThat(records(text("欧阳"))).containsExactly("r2", "r1");
        assertThat(records(text("阳娜"))).containsExactly("r1");
        assertThat(records(text("司马"))).containsExactly("r3");
        assertThat(records(text("状态不"))).containsExactly("r3");
        assertThat(records(text("\"old\""))).as("as it is read").containsExactly("r2");
        assertThat(records(text("100%"))).as("no wild card").isEmpty();
        assertThat(records(text("_"))).isEmpty();
        assertThat(records(text("阳"))).as("one letter").containsExactly("r2", "r1");
    }

    /** Names are looked for in the blocks that may have them; what a block has may change. */
    @Test
    void textIsFoundInAFullBlockAndInOneThatHasChangedSince() {
        List<RowChange> many = IntStream.rangeClosed(1, 3 * TextBlocks.ROWS)
                .mapToObj(i -> change("r" + i, HALL, RowState.PARKED, "a", "{\"name\":\"" + name(i) + "\"}"))
                .toList();
        apply(1, many.toArray(RowChange[]::new));
        TextBlocks blocks = new TextBlocks(store, KEYS);
        int made = 0;
        while (blocks.makeNext()) {
            made++;
        }
        assertThat(made).as("the last one is not full").isEqualTo(3);

        Page page = finder.rows(text("欧阳三百"));
        assertThat(page.rows()).extracting(Listed::record).containsExactly("r300");
        assertThat(finder.rows(text("尉迟")).rows()).isEmpty();

        rows.edit(20, 0, "{\"name\":\"尉迟二十\"}", "wang", "typo");
        assertThat(records(text("尉迟"))).containsExactly("r20");
        assertThat(blocks.makeNext()).isTrue();
        assertThat(blocks.makeNext()).isFalse();
        assertThat(records(text("尉迟"))).containsExactly("r20");

        rows.replay(300, "wang");
        apply(
                2,
                new RowChange(
                        "r300", HALL, RowState.PARKED, parked("r300", "赫连山").cause(), null));
        assertThat(records(text("赫连山"))).containsExactly("r300");
    }

    private static String name(int number) {
        return number == 300 ? "欧阳三百" : "王" + (char) ('一' + number);
    }

    @Test
    void keyIsFoundByItsHashAlsoUnderANewSecret() {
        apply(1, parked("r1", "a"), parked("r2", "a"));
        Question asked =
                new Question(null, null, null, null, null, null, null, null, "Kr2", null, null, null, null, 10);
        assertThat(records(asked)).containsExactly("r2");
        KeyHash other = new KeyHash(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        assertThat(new Finder(store, other).rows(asked).rows()).isEmpty();

        other.bring(store);

        assertThat(new Finder(store, other).rows(asked).rows()).hasSize(1);
        assertThat(records(asked)).isEmpty();
    }

    @Test
    void timelineTellsEachAttemptEachActAndTheEnd() {
        finder.begun("n1", "4711@gateway-a");
        apply(10, parked("r1", "http 422"));
        rows.edit(1, 0, "{}", "wang", "typo");
        rows.replay(1, "li");
        apply(
                System.currentTimeMillis() + 1000,
                new RowChange(
                        "r1", HALL, RowState.PARKED, parked("r1", "http 409").cause(), null));
        apply(System.currentTimeMillis() + 2000, RowChange.end("r1", HALL, RowState.SUPERSEDED));

        List<Step> life = finder.timeline(rows.find(1).orElseThrow());

        assertThat(life).extracting(Step::action).containsExactly("failed", "edit", "replay", "failed", "superseded");
        assertThat(life).extracting(Step::by).containsExactly("4711@gateway-a", "wang", "li", "4711@gateway-a", "");
        assertThat(life.get(0).answer()).isEqualTo("http 422");
        assertThat(life.get(0).at()).isEqualTo(10);
        assertThat(life.get(1).text()).contains("typo");
        assertThat(life.get(3).answer()).isEqualTo("http 409");
    }

    @Test
    void rowsOfAnEarlierVersionHaveTheirGroupsAndAreFoundByTheirKey() throws Exception {
        String row = "INSERT INTO record_row (no, record, subscription, state, system, resource, intake, record_key,"
                + " version, revision, position, stage, code, item, text, fingerprint, attempts, input, claimed, act,"
                + " created, updated) VALUES ";
        OldStore.beforeFinding(
                another(),
                row + "(1, 'r1', '', 'PARKED', 's1', 'p', 'i', '', 0, 0, 1, 'normalize', 'C', '', 't', 'f', 1, '{}', 0,"
                        + " 0, 5, 6)",
                row + "(2, 'r2', '', 'DISCARDED', 's2', 'p', 'i', '', 0, 0, 1, 'normalize', 'C', '', 't', 'f', 1, '{}',"
                        + " 0, 3, 7, 8)",
                row + "(3, 'r3', 'h.p', 'PARKED', 's1', 'p', 'i', 'K3', 0, 0, 1, 'deliver', 'C', '', 't', 'f', 1, '{}',"
                        + " 0, 0, 9, 9)",
                row
                        + "(4, 'r4', 'h.p', 'HELD', 's2', 'p', 'i', 'K4', 0, 0, 1, 'deliver', 'C', '', 't', 'f', 1, '{}', 0,"
                        + " 0, 9, 9)");
        store.close();
        store = Store.open(another());
        KEYS.bring(store);
        finder = new Finder(store, KEYS);

        assertThat(groups()).extracting(Group::system).containsExactly("", "s2", "s1");
        assertThat(groups()).extracting(Group::parked).containsExactly(1L, 0L, 1L);
        assertThat(groups()).extracting(Group::held).containsExactly(1L, 0L, 0L);
        assertThat(groups()).extracting(Group::ended).containsExactly(0L, 1L, 0L);
        Question asked = new Question(null, null, null, null, null, null, null, null, "K4", null, null, null, null, 10);
        assertThat(records(asked)).containsExactly("r4");
        assertThat(new Rows(store).discard(1, "wang", "wrong").state()).isEqualTo(RowState.DISCARDED);
        assertThat(finder.timeline(new Rows(store).find(1).orElseThrow()))
                .extracting(Step::action)
                .containsExactly("failed", "discard");
    }

    private static final Comparator<Listed> BY_NUMBER =
            Comparator.comparingLong(Listed::no).reversed();
    private static final Comparator<Listed> NEWEST =
            Comparator.comparingLong(Listed::created).reversed().thenComparing(BY_NUMBER);

    /** Any question, asked in the smallest pieces, finds what looking at every row finds, in order. */
    @Test
    void nothingIsMissedAndNothingComesTwice() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Listed> all = many(random, 600);
        TextBlocks blocks = new TextBlocks(store, KEYS);
        for (int i = 0; i < 200; i++) {
            if (i == 100) {
                assertThat(blocks.makeNext()).isTrue();
            }
            Question asked = question(random);
            List<Listed> found = new ArrayList<>();
            Cursor after = null;
            int asks = 0;
            do {
                // No time at all: each answer is of one piece.
                Page page = new Search(store, KEYS, new Stride(1_000, 1 + random.nextInt(20), 0))
                        .page(with(asked, after, 1 + random.nextInt(8)));
                found.addAll(page.rows());
                after = page.next();
                assertThat(++asks).isLessThan(1000);
            } while (after != null);

            assertThat(found)
                    .as("seed %d, question %d: %s", seed, i, asked)
                    .isEqualTo(all.stream()
                            .filter(row -> fits(row, asked))
                            .sorted(asked.text() == null ? NEWEST : BY_NUMBER)
                            .toList());
        }
    }

    private List<Listed> many(Random random, int count) {
        for (int i = 0; i < count; i++) {
            RowChange change = new RowChange(
                    "r" + i,
                    random.nextInt(4) == 0 ? "" : "hall.r" + random.nextInt(3),
                    random.nextBoolean() ? RowState.PARKED : RowState.HELD,
                    new RowChange.Cause(
                            random.nextBoolean() ? "deliver" : "normalize",
                            "CODE-" + random.nextInt(3),
                            "",
                            "text " + i,
                            "f" + random.nextInt(2)),
                    new RowChange.Input(
                            "s" + random.nextInt(2),
                            "res" + random.nextInt(2),
                            "i" + random.nextInt(20),
                            "k" + random.nextInt(40),
                            1,
                            0,
                            i,
                            "{\"n\":" + i + "}"));
            apply(random.nextInt(50), change);
            if (random.nextInt(3) == 0) {
                apply(60, RowChange.end(change.record(), change.subscription(), RowState.RESOLVED));
            }
        }
        Map<Long, Rows.Row> byNumber = rows.list(new Rows.Filter(null, null, null, null, null, 10_000)).stream()
                .collect(Collectors.toMap(Rows.Row::no, Function.identity()));
        assertThat(byNumber).hasSize(count);
        keys = byNumber.values().stream().collect(Collectors.toMap(Rows.Row::no, Rows.Row::key));
        return byNumber.values().stream().map(FinderContract::listed).toList();
    }

    /** Alarms ask for them every ten seconds, so they are not counted; they must be what counting finds. */
    @Test
    void rowsOfEachStateAreKnownWithoutCountingThem() {
        Random random = new Random(7);
        many(random, 200);
        for (int row = 1; row <= 60; row++) {
            long no = row;
            catchThrowable(() -> {
                if (no % 3 == 0) {
                    rows.replay(no, "wang");
                } else {
                    rows.discard(no, "wang", "wrong");
                }
            });
        }
        apply(70, RowChange.end("r80", subscription(81), RowState.SUPERSEDED));

        Map<String, Map<RowState, Long>> counted = new HashMap<>();
        store.read(h -> h.select("SELECT subscription, CASE WHEN subscription = '' THEN system ELSE '' END,"
                                + " CASE WHEN subscription = '' THEN resource ELSE '' END, state, COUNT(*) FROM record_row"
                                + " GROUP BY 1, 2, 3, 4")
                        .map((rs, ctx) -> Map.entry(
                                rs.getString(1) + "|" + rs.getString(2) + "|" + rs.getString(3),
                                Map.entry(RowState.valueOf(rs.getString(4)), rs.getLong(5))))
                        .list())
                .forEach(e -> counted.computeIfAbsent(e.getKey(), k -> zeros())
                        .put(e.getValue().getKey(), e.getValue().getValue()));
        assertThat(counted).hasSizeGreaterThan(5);
        counted.forEach((of, states) -> {
            String[] words = of.split("\\|", -1);
            assertThat(
                            words[0].isEmpty()
                                    ? rows.counts().ofSource(words[1], words[2])
                                    : rows.counts().ofSubscription(words[0]))
                    .as(of)
                    .isEqualTo(states);
        });
        assertThat(rows.counts().open().stream()
                        .mapToLong(RowCounts.Open::replaying)
                        .sum())
                .isPositive()
                .isEqualTo(sum(counted, RowState.REPLAYING));
        assertThat(rows.counts().open().stream()
                        .mapToLong(RowCounts.Open::parked)
                        .sum())
                .isEqualTo(sum(counted, RowState.PARKED));
        assertThat(rows.counts().ofSubscription("nobody")).isEqualTo(zeros());
    }

    private String subscription(long no) {
        return rows.find(no).orElseThrow().subscription();
    }

    private static Map<RowState, Long> zeros() {
        Map<RowState, Long> zeros = new EnumMap<>(RowState.class);
        for (RowState state : RowState.values()) {
            zeros.put(state, 0L);
        }
        return zeros;
    }

    private static long sum(Map<String, Map<RowState, Long>> counted, RowState state) {
        return counted.values().stream().mapToLong(states -> states.get(state)).sum();
    }

    private Map<Long, String> keys;

    private static Listed listed(Rows.Row row) {
        return new Listed(
                row.no(),
                row.record(),
                row.subscription(),
                row.state(),
                row.system(),
                row.resource(),
                row.intake(),
                row.stage(),
                row.code(),
                row.item(),
                row.text(),
                row.attempts(),
                row.revision(),
                row.group(),
                row.created().toEpochMilli(),
                row.updated().toEpochMilli());
    }

    private static Question question(Random random) {
        return new Question(
                maybe(random, "hall.r" + random.nextInt(3)),
                maybe(random, RowState.values()[random.nextInt(RowState.values().length)]),
                maybe(random, random.nextBoolean() ? "deliver" : "normalize"),
                maybe(random, "CODE-" + random.nextInt(3)),
                maybe(random, "s" + random.nextInt(2)),
                maybe(random, "res" + random.nextInt(2)),
                maybe(random, "i" + random.nextInt(20)),
                maybe(random, 1L + random.nextInt(10)),
                maybe(random, "k" + random.nextInt(40)),
                maybe(random, (long) random.nextInt(50)),
                maybe(random, (long) random.nextInt(50)),
                random.nextInt(3) == 0 ? Integer.toString(random.nextInt(600)) : null,
                null,
                1);
    }

    private static <T> T maybe(Random random, T value) {
        return random.nextInt(5) == 0 ? value : null;
    }

    private static Question with(Question q, Cursor after, int limit) {
        return new Question(
                q.subscription(),
                q.state(),
                q.stage(),
                q.code(),
                q.system(),
                q.resource(),
                q.intake(),
                q.group(),
                q.key(),
                q.from(),
                q.to(),
                q.text(),
                after,
                limit);
    }

    private boolean fits(Listed row, Question q) {
        return fits(q.subscription(), row.subscription())
                && fits(q.state(), row.state())
                && fits(q.stage(), row.stage())
                && fits(q.code(), row.code())
                && fits(q.system(), row.system())
                && fits(q.resource(), row.resource())
                && fits(q.intake(), row.intake())
                && fits(q.group(), row.group())
                && fits(q.key(), keys.get(row.no()))
                && (q.from() == null || row.created() >= q.from())
                && (q.to() == null || row.created() < q.to())
                // The number in the input is also in the text.
                && (q.text() == null || row.text().contains(q.text()));
    }

    private static boolean fits(Object wanted, Object there) {
        return wanted == null || wanted.equals(there);
    }
}
