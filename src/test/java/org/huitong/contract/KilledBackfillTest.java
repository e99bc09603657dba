package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two consumers come late, one that compares versions and one that keeps whatever comes in the order in which it comes. Both
 * are given what came before them while the register goes on changing, and the gateway dies by kill -9 on the way (B2 to B4).
 * {@code -Dbackfill.rows=100000 -Dbackfill.kills=5} for the long run.
 */
@Timeout(3600)
class KilledBackfillTest {
    private static final int ROWS = Integer.getInteger("backfill.rows", 5_000);
    private static final int KILLS = Integer.getInteger("backfill.kills", 2);
    private static final List<String> LATE = List.of(LateSite.UPSERT, LateSite.APPEND);

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private LateSite late;
    private Postgres database;
    private Site site;

    @BeforeEach
    void open() throws Exception {
        late = LateSite.polled(folder, 300);
        database = late.database;
        site = late.site;
    }

    @AfterEach
    void close() throws Exception {
        late.close();
    }

    private static ConditionFactory until(String what) {
        return Site.until(what).atMost(Duration.ofMinutes(20));
    }

    @Test
    void lateConsumersGetAllOfItAndWhatComesMeanwhileEachAtItsLatestVersion() throws Exception {
        late.fill(1, ROWS);
        site.startApart();
        until("all that is there is published")
                .until(() -> site.source().path("accepted").asInt() >= ROWS);
        for (String subscription : LATE) {
            late.grant(subscription);
        }

        AtomicBoolean stop = new AtomicBoolean();
        Thread register = new Thread(() -> change(stop), "register");
        register.start();
        for (String subscription : LATE) {
            late.start(subscription, Map.of("rate", Math.max(1000, ROWS / 60)));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            int from = ROWS * kill / (KILLS + 1) + random.nextInt(ROWS / 20);
            String which = LATE.get(kill % LATE.size());
            until("kill " + kill + " is due")
                    .until(() -> late.backfill(which).path("published").asInt() >= from);
            site.kill();
            site.startApart();
        }
        until("both are through").until(() -> late.is(LateSite.UPSERT, "done") && late.is(LateSite.APPEND, "done"));
        stop.set(true);
        register.join();
        until("everybody has everything").until(this::settled);

        Map<String, String> truth = database.pairs("SELECT CARDID, NAME || '#' || SEQ FROM CARDS");
        assertThat(truth).as("the register has changed meanwhile").hasSizeGreaterThan(ROWS);
        assertThat(database.pairs("SELECT CARDID, NAME || '#' || VERSION FROM REG"))
                .isEqualTo(truth);
        assertThat(database.pairs("SELECT CARDID, NAME || '#' || VERSION FROM LOG ORDER BY NO"))
                .as("the last that came of each")
                .isEqualTo(truth);
        assertThat(database.number("SELECT COUNT(*) FROM (SELECT VERSION - LAG(VERSION) OVER"
                        + " (PARTITION BY CARDID ORDER BY NO) AS STEP FROM LOG) S WHERE STEP < 0"))
                .as("records that came after a later one of their key")
                .isZero();
        assertThat(database.number("SELECT COUNT(*) FROM EARLY"))
                .as("who was there before has each record once")
                .isEqualTo(site.source().path("accepted").asLong());
        for (String subscription : LATE) {
            JsonNode backfill = late.backfill(subscription);
            assertThat(backfill.path("settled").asLong())
                    .isGreaterThanOrEqualTo(ROWS)
                    .isEqualTo(backfill.path("published").asLong());
            assertThat(backfill.path("waiting").asLong()).isZero();
        }
        assertThat(site.parked("")).isEmpty();
    }

    /** A row changes, or one more comes, again and again; one writer, so that numbers become visible in their order. */
    private void change(AtomicBoolean stop) {
        Random chance = new Random(11);
        int last = ROWS;
        try (Connection own = DriverManager.getConnection(database.url(database.port()));
                PreparedStatement change = own.prepareStatement("UPDATE CARDS SET NAME = ?,"
                        + " SEQ = nextval(pg_get_serial_sequence('cards', 'seq')) WHERE CARDID = ?");
                PreparedStatement more = own.prepareStatement("INSERT INTO CARDS (CARDID, NAME) VALUES (?, ?)");
                PreparedStatement pace = own.prepareStatement("SELECT pg_sleep(0.01)")) {
            for (int n = 0; !stop.get(); n++) {
                if (n % 5 == 0) {
                    last++;
                    more.setString(1, "K" + last);
                    more.setString(2, "新" + n);
                    more.execute();
                } else {
                    change.setString(1, "改" + n);
                    change.setString(2, "K" + (1 + chance.nextInt(last)));
                    change.execute();
                }
                pace.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the register could not be changed", e);
        }
    }

    private boolean settled() throws Exception {
        String changed = Long.toString(database.number("SELECT MAX(SEQ) FROM CARDS"));
        boolean all = site.source().path("watermark").asText().equals(changed);
        for (String subscription : List.of(LateSite.EARLY, LateSite.UPSERT, LateSite.APPEND)) {
            JsonNode state = site.subscription(subscription);
            all &= state.path("waiting").asLong() == 0 && state.path("held").asLong() == 0;
        }
        return all;
    }
}
