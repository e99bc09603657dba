package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.huitong.bench.Installation;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.ServiceHall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of a home that change while its gateway works. */
@Timeout(300)
class ReloadJourney {
    private static final String MAPPING =
            "routes/sources/human-resources.social-insurance/social-insurance-status.mapping.yaml";
    private static final String ROUTE = "routes/consumers/government-service.hall/social-insurance-status.camel.yaml";
    private static final String GRANT = "config/grants/government-service.hall.social-insurance-status.yaml";
    private static final String CONNECTOR = "connectors/http-json-sink.kamelet.yaml";
    private static final int FORMS = 10;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void home() throws IOException {
        home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
    }

    private Pilot pilot() throws Exception {
        return Pilot.inMemory(home, folder.resolve("data"));
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).as(file).contains(from);
        Files.writeString(home.resolve(file), text.replace(from, to));
    }

    private static Desk.Answer reload(Pilot pilot) throws IOException, InterruptedException {
        return pilot.desk().call("POST", "/live/reload", "{\"reason\": \"改映射\"}");
    }

    private static JsonNode taken(Pilot pilot) throws IOException, InterruptedException {
        Desk.Answer answer = reload(pilot);
        assertThat(answer.json().path("result").asText())
                .as(answer.json().toString())
                .isEqualTo("taken");
        return answer.json();
    }

    /** Pushes of three without rest; each record can be read in ten forms, that two of its items tell apart. */
    private static final class Load implements AutoCloseable {
        private static final int THREADS = 3;
        private static final int RECORDS = 3;

        private final Sender sender;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger away = new AtomicInteger();
        private final List<String> strange = java.util.Collections.synchronizedList(new ArrayList<>());
        private final List<Thread> threads = new ArrayList<>();

        Load(Pilot pilot) {
            sender = pilot.sender(Pilot.INSURANCE);
            for (int t = 0; t < THREADS; t++) {
                Thread thread = new Thread(this::push, "load-" + t);
                threads.add(thread);
                thread.start();
            }
        }

        private void push() {
            try {
                while (!over.get()) {
                    int first = next.getAndAdd(RECORDS);
                    String body = java.util.stream.IntStream.range(first, first + RECORDS)
                            .mapToObj(Load::record)
                            .collect(Collectors.joining(",", "[", "]"));
                    accepted(first, body);
                }
            } catch (IOException | InterruptedException e) {
                strange.add(e.toString());
            }
        }

        /** Until it is taken. */
        private void accepted(int first, String body) throws IOException, InterruptedException {
            while (true) {
                Sender.Answer answer = sender.push(Pilot.INSURED, "load-" + first, body);
                if (answer.status() == 202) {
                    accepted.addAndGet(RECORDS);
                    return;
                }
                if (answer.status() != 503 || answer.retryAfter().isEmpty()) {
                    strange.add(answer.status() + " " + answer.body());
                    return;
                }
                away.incrementAndGet();
            }
        }

        private static String record(int number) {
            StringBuilder text = new StringBuilder("{\"GMSFHM\":\"" + Invented.id(number) + "\",\"CBZT\":\"参保\"");
            for (int form = 0; form < FORMS; form++) {
                text.append(",\"N" + form + "\":\"" + name(form) + "\",\"M" + form + "\":\"2001" + month(form) + "\"");
            }
            return text.append("}").toString();
        }

        void more(int records) {
            int wanted = accepted.get() + records;
            until("the load goes on").until(() -> accepted.get() >= wanted || !strange.isEmpty());
        }

        @Override
        public void close() {
            end();
        }

        void end() {
            over.set(true);
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** Every record came once, in one form, and those of one push in the same. */
        void account(Pilot pilot) {
            assertThat(strange).isEmpty();
            pilot.settled("all that was pushed", Pilot.HALL_INSURED, accepted.get());
            Map<String, Set<String>> byIntake = new TreeMap<>();
            Set<String> ids = new HashSet<>();
            for (Arrival arrival : pilot.hall.arrivals()) {
                String name = arrival.data().get("name");
                String month = arrival.data().get("lastPaidMonth");
                assertThat(month).as("of one form").isEqualTo("2001-" + month(form(name)));
                assertThat(ids.add(arrival.id())).as("doubled").isTrue();
                byIntake.computeIfAbsent(
                                arrival.id().substring(0, arrival.id().lastIndexOf('-')), id -> new HashSet<>())
                        .add(name);
            }
            assertThat(ids).as("lost").hasSize(accepted.get());
            assertThat(byIntake.values()).as("one push, one form").allMatch(forms -> forms.size() == 1);
        }
    }

    private static String name(int form) {
        return "演示第" + form;
    }

    private static int form(String name) {
        return Integer.parseInt(name.substring(name.length() - 1));
    }

    private static String month(int form) {
        return String.format("%02d", form + 1);
    }

    private void form(int form) throws IOException {
        String text = Files.readString(home.resolve(MAPPING));
        Files.writeString(
                home.resolve(MAPPING),
                text.replaceAll("name: \\{from: \\w+,", "name: {from: N" + form + ",")
                        .replaceAll("lastPaidMonth: \\{from: \\w+,", "lastPaidMonth: {from: M" + form + ","));
    }

    /** Each form once after the other; every tenth is broken, in turn so that it is no YAML, no mapping, or fails a sample. */
    @Test
    void aMappingThatChangesAHundredTimesUnderLoad() throws Exception {
        form(0);
        Path samples = Files.createDirectories(
                home.resolve("routes/sources/human-resources.social-insurance/social-insurance-status.samples"));
        try (Pilot pilot = pilot().start();
                Load load = new Load(pilot)) {
            load.more(30);
            String hash =
                    pilot.desk().call("GET", "/live", null).json().path("hash").asText();
            for (int change = 1; change <= 100; change++) {
                boolean broken = change % 10 == 0;
                String good = Files.readString(home.resolve(MAPPING));
                form(change % FORMS);
                Path sample = samples.resolve("wrong.json");
                if (broken && change % 30 == 10) {
                    edit(MAPPING, "items:", "items: [");
                } else if (broken && change % 30 == 20) {
                    edit(MAPPING, "steps: [trim, fold-width, citizen-id]", "steps: [trim, fold-wdth, citizen-id]");
                } else if (broken) {
                    Files.writeString(sample, """
                            {"system": "human-resources.social-insurance", "resource": "social-insurance-status",
                             "note": "wrong", "input": {"GMSFHM": "x"}, "expect": {"records": []}}
                            """);
                }
                Desk.Answer answer = reload(pilot);
                JsonNode live = pilot.desk().call("GET", "/live", null).json();
                if (broken) {
                    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(409);
                    assertThat(answer.json().path("code").asText()).isEqualTo("OPERATE-RELOAD");
                    assertThat(answer.json().path("errors").toString()).containsAnyOf("mapping.yaml:", "wrong.json");
                    assertThat(live.path("hash").asText()).as("the old goes on").isEqualTo(hash);
                    assertThat(live.path("refused").asText()).isNotEmpty();
                    Files.writeString(home.resolve(MAPPING), good);
                    Files.deleteIfExists(sample);
                } else {
                    assertThat(answer.json().path("result").asText())
                            .as(answer.json().toString())
                            .isEqualTo("taken");
                    assertThat(live.path("hash").asText()).isNotEqualTo(hash);
                    assertThat(live.path("refused").isNull()).isTrue();
                    hash = live.path("hash").asText();
                }
                load.more(3);
            }
            load.end();
            assertThat(load.away.get()).as("a mapping keeps nobody waiting").isZero();
            load.account(pilot);
            assertThat(pilot.hall.arrivals().stream()
                            .map(arrival -> arrival.data().get("name"))
                            .distinct())
                    .as("each good form was live, no broken one")
                    .containsExactlyInAnyOrderElementsOf(java.util.stream.IntStream.range(0, FORMS)
                            .mapToObj(ReloadJourney::name)
                            .toList());
            assertThat(Sender.get(pilot.observe() + "/metrics").body())
                    .contains(
                            "huitong_reloads_total{result=\"taken\"} 90.0",
                            "huitong_reloads_total{result=\"refused\"} 10.0")
                    .containsOnlyOnce("huitong_live_files{")
                    .contains(hash);
        }
    }

    /** A consumer moves, a stage is edited, a file goes and comes again. */
    @Test
    void routesChangeUnderLoadAndNothingIsLost() throws Exception {
        form(0);
        try (ServiceHall other = new ServiceHall(Pilot.HALL_TOKEN);
                Pilot pilot = pilot().with("other.url", other.uri().toString()).start();
                Load load = new Load(pilot)) {
            load.more(30);
            edit(ROUTE, "{{hall.url}}", "{{other.url}}");
            assertThat(taken(pilot).path("routes").size()).isGreaterThanOrEqualTo(1);
            load.more(60);
            until("the new place is delivered to").until(() -> !other.arrivals().isEmpty());

            edit(ROUTE, "{{other.url}}", "{{hall.url}}");
            Files.writeString(home.resolve(CONNECTOR), Files.readString(home.resolve(CONNECTOR)) + "# edited\n");
            assertThat(taken(pilot).path("routes").toString()).contains("hall");
            load.more(60);
            assertThat(load.away.get()).as("who pushes does not see it").isZero();

            edit(ROUTE, "kamelet:http-json-sink", "kamelet:http-jason-sink");
            Desk.Answer refused = reload(pilot);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("errors").toString()).contains(ROUTE, "http-json-sink");
            edit(ROUTE, "kamelet:http-jason-sink", "kamelet:http-json-sink");

            Path flow = home.resolve("routes/flow/5-deliver.camel.yaml");
            Files.writeString(flow, Files.readString(flow) + "# edited\n");
            taken(pilot);
            load.more(60);
            String route = Files.readString(home.resolve(ROUTE));
            Files.delete(home.resolve(ROUTE));
            taken(pilot);
            assertThat(pilot.desk().stateOf(Pilot.HALL_INSURED)).isIn("stopped", "closed");
            load.more(30);
            Files.writeString(home.resolve(ROUTE), route);
            taken(pilot);
            load.end();

            assertThat(load.strange).isEmpty();
            pilot.settled("all that was pushed", Pilot.HALL_INSURED, load.accepted.get());
            Set<String> ids = new HashSet<>();
            pilot.hall.arrivals().forEach(arrival -> ids.add(arrival.id()));
            Set<String> there = new HashSet<>();
            other.arrivals().forEach(arrival -> there.add(arrival.id()));
            assertThat(ids.stream().filter(there::contains))
                    .as("delivered to both")
                    .isEmpty();
            ids.addAll(there);
            assertThat(ids).as("lost").hasSize(load.accepted.get());
        }
    }

    /** A grant of another extent, a subscription that was not there, and what only a restart takes. */
    @Test
    void grantsAreHeardAndWhatNeedsARestartIsToldSo() throws Exception {
        form(0);
        try (Pilot pilot = pilot().start()) {
            Sender sender = pilot.sender(Pilot.INSURANCE);
            assertThat(sender.push(Pilot.INSURED, "a", "[" + Load.record(1) + "]")
                            .status())
                    .isEqualTo(202);
            pilot.settled("the first", Pilot.HALL_INSURED, 1);
            assertThat(pilot.hall.arrivals().get(0).data()).containsKey("lastPaidMonth");

            edit(GRANT, "  lastPaidMonth: clear\n", "");
            assertThat(taken(pilot).path("routes")).isEmpty();
            assertThat(sender.push(Pilot.INSURED, "b", "[" + Load.record(2) + "]")
                            .status())
                    .isEqualTo(202);
            pilot.settled("the second", Pilot.HALL_INSURED, 2);
            assertThat(pilot.hall.arrivals().get(1).data()).doesNotContainKey("lastPaidMonth");

            String system = "config/systems/human-resources.social-insurance.yaml";
            Path settings = home.resolve("config/application.properties");
            Files.writeString(settings, Files.readString(settings) + "\n# a word\n");
            Desk.Said said = pilot.desk().cli("reload", "--reason", "r", "--as", "ops");
            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("Nothing is different", "application.properties has changed; restart");

            Files.delete(home.resolve(system));
            Desk.Answer refused = reload(pilot);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(pilot.desk().cli("status").out()).contains("Refused since", "Live: files");
            assertThat(sender.push(Pilot.INSURED, "c", "[" + Load.record(3) + "]")
                            .status())
                    .as("nothing has changed for who pushes")
                    .isEqualTo(202);
        }
    }
}
