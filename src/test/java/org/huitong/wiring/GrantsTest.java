package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huitong.audit.AuditTrail;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Gathered;
import org.huitong.authorize.Holding;
import org.huitong.bus.BusSettings;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.deliver.Terms;
import org.huitong.failed.GrantBook;
import org.huitong.message.GrantKind;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of grants over starts, on the real store and bus. */
class GrantsTest {
    private static final String HALL = "government-service.hall.population-basic";
    private static final String FILE = "config/grants/" + HALL + ".yaml";
    private static final String WANG = "王敏";

    @TempDir
    private Path folder;

    private PilotHome home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder);
    }

    StoreSettings settings(Path directory) {
        return StoreSettings.sqlite(directory);
    }

    private void started(Consumer<Life> work) {
        Catalog catalog = Catalog.read(home.home());
        BusSettings bus = new BusSettings(folder.resolve("data/bus"), 1 << 20, 0, 1 << 20);
        try (Core core = new Core(bus, settings(folder.resolve("data")), new Core.Bounds(100, 100, 7))) {
            Grants grants = new Grants(catalog, core, new Workers(catalog, (asked, before) -> Optional.empty()));
            grants.open();
            work.accept(new Life(catalog, core, grants));
        }
    }

    private record Life(Catalog catalog, Core core, Grants grants) {
        Holding hall() {
            return grants.register().of(HALL).orElseThrow();
        }

        Decision.Rule rule() {
            return hall().rule(Instant.now());
        }

        List<GrantKind> kinds() {
            return grants.book().history(HALL, 100).stream()
                    .sorted(java.util.Comparator.comparingInt(GrantBook.Version::version))
                    .map(GrantBook.Version::kind)
                    .toList();
        }

        String text() {
            return catalog.grantText(HALL).orElseThrow();
        }

        void publish() {
            try (var session = core.bus().open(HALL)) {
                session.send(new Parcel(Slice.ADDRESS + "population-basic", java.util.Map.of(), new byte[] {1}, null));
                session.commit();
            }
        }
    }

    @Test
    void aFileIsHeardOnceAndAgainWhenItChanges() throws IOException {
        started(life -> assertThat(life.kinds()).containsExactly(GrantKind.DECLARED));
        started(life -> assertThat(life.kinds()).containsExactly(GrantKind.DECLARED));
        home.replace(FILE, "name: clear", "name: hash");
        started(life -> {
            assertThat(life.kinds()).containsExactly(GrantKind.DECLARED, GrantKind.DECLARED);
            assertThat(life.hall().grant().items().get("name").clear()).isFalse();
        });
        String text = Files.readString(folder.resolve(FILE));
        Files.delete(folder.resolve(FILE));
        started(life -> assertThat(life.rule()).isEqualTo(Decision.Rule.ENDED));
        home.write(FILE, text);
        started(life -> {
            assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED);
            assertThat(life.hall().version()).isEqualTo(4);
        });
    }

    @Test
    void aWithdrawalStandsUntilTheFileChangesOrAPersonGrantsAgain() throws IOException {
        started(life -> {
            life.grants().withdraw(HALL, WANG, "misuse");
            assertThat(life.rule()).isEqualTo(Decision.Rule.WITHDRAWN);
            assertThatThrownBy(() -> life.grants().withdraw(HALL, WANG, "again"))
                    .hasMessageContaining("withdrawn already, by " + WANG);
        });
        started(life -> {
            assertThat(life.rule()).isEqualTo(Decision.Rule.WITHDRAWN);
            assertThat(life.hall().by()).isEqualTo(WANG);
            life.grants().grant(HALL, life.text(), WANG, "cleared");
        });
        started(life -> {
            assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED);
            assertThat(life.kinds()).containsExactly(GrantKind.DECLARED, GrantKind.WITHDRAWN, GrantKind.GRANTED);
            life.grants().withdraw(HALL, WANG, "misuse");
        });
        home.replace(FILE, "name: clear", "name: hash");
        started(life -> assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED));
    }

    @Test
    void everyActIsInTheTrailWithItsPersonAndReason() {
        started(life -> {
            life.grants().withdraw(HALL, WANG, "misuse");

            List<AuditTrail.Entry> trail = life.core().store().read(h -> AuditTrail.of(h, HALL, 10));
            assertThat(trail).extracting(AuditTrail.Entry::action).containsExactly("grant", "withdraw");
            assertThat(trail.get(1).actor()).isEqualTo(WANG);
            assertThat(trail.get(1).detail()).isEqualTo("version 2: misuse");
        });
    }

    @Test
    void whatCameWhileItWasClosedWaitsForAPerson() {
        started(life -> {
            life.grants().withdraw(HALL, WANG, "misuse");
            life.publish();
            life.grants().grant(HALL, life.text(), WANG, "cleared");
            assertThat(life.rule()).isEqualTo(Decision.Rule.WAITS);
        });
        started(life -> {
            assertThat(life.rule()).isEqualTo(Decision.Rule.WAITS);
            life.grants().release(HALL, WANG, "still of use");
            assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED);
            assertThatThrownBy(() -> life.grants().release(HALL, WANG, "again")).hasMessageContaining("nothing waits");
        });
        started(life -> assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED));
    }

    @Test
    void whereNothingCameItOpensAtOnce() {
        started(life -> {
            life.grants().withdraw(HALL, WANG, "misuse");
            life.grants().grant(HALL, life.text(), WANG, "cleared");
            assertThat(life.rule()).isEqualTo(Decision.Rule.GRANTED);
        });
    }

    @Test
    void aDiscardIsAboutWhatWaitedAndOutlivesAStart() {
        started(life -> {
            life.grants().withdraw(HALL, WANG, "misuse");
            life.publish();
            life.publish();
            life.grants().discard(HALL, WANG, "void");
        });
        started(life -> {
            assertThat(life.hall().gathered().state()).isEqualTo(Gathered.State.DISCARDED);
            assertThat(life.hall().gathered().slices()).isEqualTo(2);
            GrantTerms terms = GrantTerms.of(life.catalog(), life.grants().register(), HALL)
                    .orElseThrow();
            assertThat(terms.get().discard())
                    .isEqualTo(new Terms.Discard(life.hall().gathered().act(), 2, WANG, "void"));
            assertThat(terms.get().live().getAsBoolean()).isFalse();
            // What came after the act is another matter.
            life.publish();
            life.grants().grant(HALL, life.text(), WANG, "cleared");
            life.grants().discarded(HALL, life.hall().gathered().act());
            assertThat(life.rule()).isEqualTo(Decision.Rule.WAITS);
        });
    }

    @Test
    void aGrantForANewSubscriptionMakesItsQueueAndIsPublishedTo() {
        String estate = "natural-resources.real-estate.marriage-registration";
        started(life -> {
            List<Holding> heard = new ArrayList<>();
            life.grants().listen(heard::add);
            life.grants()
                    .grant(
                            estate,
                            life.catalog()
                                    .grantText("government-service.hall.marriage-registration")
                                    .orElseThrow()
                                    .replace("government-service.hall", "natural-resources.real-estate"),
                            WANG,
                            "decision 9");

            assertThat(life.grants().reach().of("marriage-registration").subscriptions())
                    .contains(estate);
            assertThat(heard).extracting(Holding::subscription).containsExactly(estate);
            assertThatThrownBy(() -> life.grants().grant(estate, life.text(), WANG, "wrong"))
                    .hasMessageContaining("not well formed");
        });
        started(life -> assertThat(
                        life.grants().reach().of("marriage-registration").subscriptions())
                .contains(estate));
    }

    @Test
    void aClosingIsWrittenDownOnceAndCountedByItsRule() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        started(life -> {
            GrantWatch watch =
                    new GrantWatch(life.grants().register(), life.core().store(), meters);
            watch.look();
            life.grants().withdraw(HALL, WANG, "misuse");
            watch.look();
            watch.look();
        });
        started(life -> {
            GrantWatch watch =
                    new GrantWatch(life.grants().register(), life.core().store(), meters);
            watch.look();
            life.grants().grant(HALL, life.text(), WANG, "cleared");
            watch.look();

            List<AuditTrail.Entry> trail = life.core().store().read(h -> AuditTrail.of(h, HALL, 10));
            assertThat(trail)
                    .extracting(AuditTrail.Entry::action)
                    .containsExactly("grant", "withdraw", "close", "grant", "open");
            assertThat(meters.counter("huitong.grants.closed", "rule", "withdrawn")
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void termsAreTheSameObjectUntilTheGrantSaysSomethingElse() {
        started(life -> {
            GrantTerms terms = GrantTerms.of(life.catalog(), life.grants().register(), HALL)
                    .orElseThrow();
            Terms before = terms.get();
            assertThat(terms.get()).isSameAs(before);

            life.grants().grant(HALL, life.text().replace("\"name\":\"clear\",", ""), WANG, "narrower");

            assertThat(terms.get().version()).isEqualTo(2);
            assertThat(terms.get().items()).doesNotContainKey("name");
        });
    }
}
