package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A take that waits for nothing and answers null means an empty queue: windows rest on that. */
class TakeTest {
    private static final int BACKLOG = 20_000;

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 10 << 20, 0, 8 << 20));
        bus.declareQueue("backlog");
        try (Session session = bus.open(null)) {
            for (int i = 0; i < BACKLOG; i++) {
                session.send(Parcel.of("backlog", new byte[1500]));
                if (i % 1000 == 999) {
                    session.commit();
                }
            }
        }
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    /** Most of the backlog is paged; what one window may hold is read in however much there is. */
    @Test
    void windowIsFullWhileThereIsABacklog() {
        try (Session session = bus.open("backlog")) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(session.take(Duration.ZERO)).isNotNull();
            }
        }
    }

    @Test
    void backlogIsTakenToItsEndWindowByWindow() {
        try (Session session = bus.open("backlog")) {
            int taken = 0;
            Parcel parcel = session.take(Duration.ZERO);
            while (parcel != null) {
                if (++taken % 64 == 0) {
                    session.acknowledge(parcel);
                    session.commit();
                }
                parcel = session.take(Duration.ZERO);
            }

            assertThat(taken).isEqualTo(BACKLOG);
        }
    }

    /** Two windows as large as the worker's settings allow by default, from pages (2026-11-25: the last of the first was not there). */
    @Test
    void windowOfTheLargestSlicesIsFull() {
        bus.declareQueue("large");
        try (Session session = bus.open(null)) {
            for (int i = 0; i < 300; i++) {
                session.send(Parcel.of("large", new byte[65_000]));
            }
            session.commit();
        }

        try (Session session = bus.open("large")) {
            for (int window = 0; window < 2; window++) {
                Parcel last = null;
                for (int i = 0; i < 128; i++) {
                    last = session.take(Duration.ZERO);
                    assertThat(last).as("slice %d of window %d", i, window).isNotNull();
                }
                session.acknowledge(last);
                session.commit();
            }
        }
    }
}
